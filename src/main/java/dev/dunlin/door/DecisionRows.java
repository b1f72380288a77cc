package dev.dunlin.door;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.ListedDecision;
import dev.dunlin.decisionlog.Search;

/** Writes decisions found in the log in short, in three formats. However many there are, no more than one page is held, and no connection while a reader is slow. */
@Singleton
final class DecisionRows {
    private static final int PAGE = 1000;
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    private static final String[] COLUMNS = {"decisionId", "recordedAt", "accountId", "asOf", "rulebook", "found", "erasedBy"};

    private final DecisionLog log;

    DecisionRows(DecisionLog log) {
        this.log = log;
    }

    private interface RowWriter {
        void write(ListedDecision row) throws IOException;
    }

    List<ListedDecision> page(Search search) {
        List<ListedDecision> rows = new ArrayList<>();
        log.list(search, rows::add);
        return rows;
    }

    /** One page as JSON, and where the next one goes on, if there is one. */
    void json(List<ListedDecision> rows, boolean isLast, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("decisions");
            for (ListedDecision row : rows) {
                write(row, json);
            }
            json.writeEndArray();
            if (!isLast) {
                json.writeStringField("next", rows.get(rows.size() - 1).id().toString());
            }
            json.writeEndObject();
        }
    }

    /** All that are found, a JSON object a line. */
    void lines(Search search, boolean limited, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).setRootValueSeparator(null)) {
            each(search, limited, row -> {
                write(row, json);
                json.writeRaw('\n');
            });
        }
    }

    /** All that are found, with a row of headings. */
    void csv(Search search, boolean limited, OutputStream out) throws IOException {
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            each(search, limited, row -> csv.writeRecord(row.id().toString(), row.recordedAt().toString(), row.accountId(), row.asOf(), row.rulebook(),
                    String.join(" ", row.found()), row.erasedBy() == null ? null : row.erasedBy().toString()));
        }
    }

    private void each(Search search, boolean limited, RowWriter writer) throws IOException {
        EntryId after = search.after();
        int most = limited ? search.limit() : PAGE;
        List<ListedDecision> rows;
        do {
            rows = page(search.page(after, most));
            for (ListedDecision row : rows) {
                writer.write(row);
                after = row.id();
            }
        } while (!limited && rows.size() == PAGE);
    }

    private static void write(ListedDecision row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("decisionId", row.id().toString());
        json.writeStringField("recordedAt", row.recordedAt().toString());
        if (row.erasedBy() != null) {
            json.writeStringField("erasedBy", row.erasedBy().toString());
        } else {
            json.writeStringField("accountId", row.accountId());
            json.writeStringField("asOf", row.asOf());
            json.writeStringField("rulebook", row.rulebook());
            json.writeArrayFieldStart("found");
            for (String word : row.found()) {
                json.writeString(word);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
