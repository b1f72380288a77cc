package dev.dunlin.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.dunlin.snapshot.SnapshotFields;

/**
 * A place in the snapshot as a mapping names it: `account.name`; `invoices[].dueOn`, an element of the list for each row;
 * `interactions[reminder].at`, one element of that name for the account. Immutable.
 *
 * @param list    the list it lies in, or {@code null}
 * @param element name of the element; empty for one a row
 * @param names   the names below the list's element, or from the root
 * @param entry   what the field holds
 */
record FieldPath(String text, String list, String element, List<String> names, SnapshotFields.Entry entry) {
    private static final Pattern IN_LIST = Pattern.compile("([A-Za-z]+)\\[([A-Za-z0-9 _-]*)]\\.([A-Za-z0-9.]+)");

    /** The path, or {@code null} when the snapshot has no such field. */
    static FieldPath of(String text) {
        Matcher inList = IN_LIST.matcher(text);
        boolean listed = inList.matches();
        SnapshotFields.Entry entry = SnapshotFields.all().entry(listed ? inList.group(1) + "[]." + inList.group(3) : text);
        if (entry == null) {
            return null;
        }
        return new FieldPath(text, listed ? inList.group(1) : null, listed ? inList.group(2) : null,
                List.of((listed ? inList.group(3) : text).split("\\.")), entry);
    }

    /** The same field under another name, for what a mapping reads but no snapshot holds. */
    FieldPath named(String name) {
        return new FieldPath(name, list, element, names, entry);
    }

    boolean isPerRow() {
        return list != null && element.isEmpty();
    }

    /** What a cell of this field is read as; the money not yet matched is one figure here, a list of codes is written with commas. */
    SnapshotFields.Kind kind() {
        return text.equals("unappliedCash") ? SnapshotFields.Kind.MONEY : entry.kind();
    }

    /** It holds more than a cell can: other fields. */
    boolean isComposite() {
        return kind() == SnapshotFields.Kind.OBJECT || kind() == SnapshotFields.Kind.LIST && entry.values().isEmpty();
    }
}
