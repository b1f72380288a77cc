package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** Prints one JSON value, indented, with a line end behind it. */
final class PrettyJson {
    private PrettyJson() {
    }

    /** Writes the value, whole. */
    interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    static void print(PrintWriter out, Value value) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        value.write(json);
        json.flush();
        out.println();
    }
}
