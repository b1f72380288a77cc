package dev.dunlin.problem;

/**
 * One thing wrong with what somebody sent, as a value.
 *
 * @param pointer JSON pointer (RFC 6901) to the member at fault; a missing member is named by the pointer it should have
 * @param code    kebab-case kind of fault, stable; `docs/reference/problems.md` has a paragraph for each
 * @param detail  one sentence that names the thing and its value, and the likely cure
 */
public record Fault(String pointer, String code, String detail) {
}
