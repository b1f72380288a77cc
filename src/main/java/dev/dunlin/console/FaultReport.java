package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.Place;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/**
 * What is wrong with a rulebook, as a reader or another program wants it.
 *
 * @param directory the rules directory as one names it from here
 * @param faults    all of them, sorted
 */
record FaultReport(Path directory, RuleFiles files, List<RuleFault> faults) {
    static final String PAGE = "docs/reference/rule-faults.md";
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String FAULTY = "1;31";
    private static final String DOUBTFUL = "1;33";
    /** Longer lines are cut around what is meant. */
    private static final int BEFORE = 60;

    long errors() {
        return faults.stream().filter(fault -> !fault.kind().isWarning()).count();
    }

    long warnings() {
        return faults.size() - errors();
    }

    /** For people: grouped by file, each with its line and what of it is meant. */
    void text(PrintWriter out, Terminal terminal) {
        String file = "";
        for (RuleFault fault : faults) {
            if (!fault.file().equals(file) && !file.isEmpty()) {
                out.println();
            }
            file = fault.file();
            String colour = fault.kind().isWarning() ? DOUBTFUL : FAULTY;
            out.println(terminal.coloured("1", path(fault) + fault.place()) + ": " + (fault.kind().isWarning() ? terminal.coloured(colour, "warning") + ": " : "")
                    + fault.detail() + terminal.coloured("2", " [" + fault.kind() + "]"));
            source(out, terminal, fault, colour);
        }
        if (!faults.isEmpty()) {
            out.println();
        }
    }

    private void source(PrintWriter out, Terminal terminal, RuleFault fault, String colour) {
        Place place = fault.place();
        RuleFiles.Text text = files.get(fault.file());
        List<String> lines = text == null ? List.of() : text.text().lines().toList();
        if (place.line() == 0 || place.line() > lines.size()) {
            return;
        }
        String line = lines.get(place.line() - 1).replace('\t', ' ');
        int from = Math.min(Math.max(place.column() - 1, 0), line.length());
        int to = place.column() == 0 ? line.length() : Math.min(from + Math.max(place.length(), 1), Math.max(line.length(), from + 1));
        if (place.column() == 0) {
            from = line.length() - line.stripLeading().length();
        }
        int widest = terminal.columns() - 10;
        int cut = line.length() > widest && from > BEFORE ? from - BEFORE : 0;
        String shown = (cut > 0 ? "…" : "") + line.substring(cut, Math.min(line.length(), cut + widest)) + (line.length() > cut + widest ? "…" : "");
        int start = from - cut + (cut > 0 ? 1 : 0);
        String gutter = "%5d | ".formatted(place.line());
        out.println(terminal.coloured("2", gutter) + shown.stripTrailing());
        out.println(" ".repeat(gutter.length() + start) + terminal.coloured(colour, "^".repeat(Math.max(1, Math.min(to - from, widest - start)))));
    }

    /** For programs: one array, every fault with all its parts. */
    void json(PrintWriter out) throws IOException {
        PrettyJson.print(out, this::json);
    }

    private void json(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (RuleFault fault : faults) {
            json.writeStartObject();
            json.writeStringField("file", path(fault));
            json.writeNumberField("line", fault.place().line());
            json.writeNumberField("column", fault.place().column());
            json.writeNumberField("length", fault.place().length());
            json.writeStringField("severity", severity(fault.kind()));
            json.writeStringField("code", fault.kind().code());
            json.writeStringField("detail", fault.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** For editors and code hosts: SARIF 2.1.0. */
    void sarif(PrintWriter out, String version) throws IOException {
        PrettyJson.print(out, json -> sarif(json, version));
    }

    private void sarif(JsonGenerator json, String version) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Dunlin");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        for (FaultKind kind : FaultKind.values()) {
            rule(json, kind);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (RuleFault fault : faults) {
            result(json, fault);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rule(JsonGenerator json, FaultKind kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", kind.code());
        message(json, "shortDescription", kind.meaning());
        message(json, "fullDescription", kind.meaning() + " " + kind.why());
        message(json, "help", kind.why());
        json.writeStringField("helpUri", directory.toAbsolutePath().normalize().resolveSibling(PAGE).toUri() + "#" + kind.code());
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", severity(kind));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(JsonGenerator json, RuleFault fault) throws IOException {
        Place place = fault.place();
        json.writeStartObject();
        json.writeStringField("ruleId", fault.kind().code());
        json.writeNumberField("ruleIndex", fault.kind().ordinal());
        json.writeStringField("level", severity(fault.kind()));
        message(json, "message", fault.detail());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(fault));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Math.max(place.line(), 1));
        if (place.column() > 0) {
            json.writeNumberField("startColumn", place.column());
            json.writeNumberField("endColumn", place.column() + Math.max(place.length(), 1));
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void message(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String severity(FaultKind kind) {
        return kind.isWarning() ? "warning" : "error";
    }

    /** As an editor opens it from here. */
    private String path(RuleFault fault) {
        return directory.resolve(fault.file()).toString().replace('\\', '/');
    }

    private String uri(RuleFault fault) {
        Path path = directory.resolve(fault.file());
        return path.isAbsolute() ? path.toUri().toString() : Path.of("/").toUri().relativize(Path.of("/").resolve(path).toUri()).toString();
    }
}
