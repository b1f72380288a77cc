package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a list of values of one kind; a faulty element keeps its place as {@code null}, so that pointers stay right. */
record ListReader(ValueReader element) implements ValueReader {

    @Override
    public List<Object> read(Walk walk) throws IOException {
        if (walk.token() != JsonToken.START_ARRAY) {
            walk.wrongType(wanted(), "Put it in square brackets.");
            return null;
        }
        List<Object> list = new ArrayList<>();
        int more = 0;
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            if (list.size() < SnapshotReader.MAX_INVOICES) {
                list.add(element.read(walk));
            } else {
                more++;
                walk.skip();
            }
        }
        if (more > 0) {
            int sent = list.size() + more;
            walk.fault("too-many", () -> "%s has %,d elements; at most %,d are allowed.".formatted(
                    Wording.name(walk.name()), sent, SnapshotReader.MAX_INVOICES));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public String wanted() {
        return "a list";
    }
}
