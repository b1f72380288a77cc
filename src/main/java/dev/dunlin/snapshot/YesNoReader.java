package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads {@code true} or {@code false} and nothing else. */
record YesNoReader() implements ValueReader {

    @Override
    public Object read(Walk walk) throws IOException {
        JsonToken token = walk.token();
        if (token == JsonToken.VALUE_TRUE) {
            return Boolean.TRUE;
        }
        if (token == JsonToken.VALUE_FALSE) {
            return Boolean.FALSE;
        }
        boolean quoted = token == JsonToken.VALUE_STRING && walk.json().getText().matches("(?i)true|false");
        return walk.wrongType(wanted(), quoted ? "Send it in lower case without quotes." : "");
    }

    @Override
    public String wanted() {
        return "`true` or `false`";
    }
}
