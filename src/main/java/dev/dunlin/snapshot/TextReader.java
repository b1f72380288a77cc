package dev.dunlin.snapshot;

import java.io.IOException;

/** Reads free text, or an id, which must not be blank. */
record TextReader(SnapshotFields.Entry field) implements ValueReader {

    @Override
    public Object read(Walk walk) throws IOException {
        String text = walk.text(field.maxLength(), wanted());
        if (text != null && field.kind() == SnapshotFields.Kind.ID && text.isBlank()) {
            walk.fault("empty",
                    () -> Wording.name(walk.name()) + " is blank. Send the id, or leave the property out where it is optional.");
            return null;
        }
        return text;
    }

    @Override
    public String wanted() {
        return field.kind() == SnapshotFields.Kind.ID ? "an id in quotes" : "a text in quotes";
    }
}
