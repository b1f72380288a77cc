package dev.dunlin.snapshot;

/** A person or office we may speak to. */
public record Contact(
        Field<String> id,
        Field<ContactRole> role,
        Field<String> name,
        Field<String> phone,
        Field<String> email,
        Field<Boolean> postal,
        Field<Boolean> valid,
        Field<Boolean> employerForbids) {
}
