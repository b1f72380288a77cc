package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dunlin.facts.Invariant;
import dev.dunlin.problem.Counted;
import dev.dunlin.scenario.Mutant;
import dev.dunlin.scenario.Mutation;

/** Which faults the scenarios would notice, and which not. */
record MutationReport(List<Mutation.Result> results, Path directory, long nanos) {

    /** Of those that can be noticed at all. */
    Share score() {
        return new Share(count(Mutation.Fate.NOTICED), results.size() - count(Mutation.Fate.EQUIVALENT));
    }

    private long count(Mutation.Fate fate) {
        return results.stream().filter(one -> one.fate() == fate).count();
    }

    void print(TestCommand.Format format, PrintWriter out) throws IOException {
        if (format == TestCommand.Format.JSON) {
            PrettyJson.print(out, this::json);
        } else {
            text(out);
        }
        out.flush();
    }

    private void text(PrintWriter out) {
        results.stream().filter(one -> one.fate() == Mutation.Fate.SURVIVED).map(Mutation.Result::mutant).forEach(mutant -> {
            out.println(directory.resolve(mutant.where()) + ": `" + mutant.text() + "`");
            out.println("    no scenario notices if " + mutant.change());
        });
        out.printf(Locale.ENGLISH, "%s of %s in %.1f s: %,d noticed, %,d not, %,d that cannot make a difference. Mutation score %s.%n", Counted.of(results.size(), "mutant"),
                Counted.of(results.stream().map(one -> one.mutant().rule()).distinct().count(), "rule"), nanos / 1e9, count(Mutation.Fate.NOTICED), count(Mutation.Fate.SURVIVED),
                count(Mutation.Fate.EQUIVALENT), score().words());
    }

    private void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("mutants", results.size());
        for (Mutation.Fate fate : Mutation.Fate.values()) {
            json.writeNumberField(fate.name().toLowerCase(Locale.ROOT), count(fate));
        }
        json.writeFieldName("score");
        json.writeNumber(score().words().replace(" %", ""));
        json.writeArrayFieldStart("results");
        for (Mutation.Result one : results) {
            Mutant mutant = one.mutant();
            json.writeStartObject();
            json.writeStringField("rule", mutant.rule().id());
            json.writeStringField("file", mutant.rule().card().file());
            json.writeNumberField("line", mutant.place().line());
            json.writeNumberField("column", mutant.place().column());
            json.writeStringField("condition", mutant.text());
            json.writeStringField("kind", mutant.kind().name());
            json.writeStringField("change", mutant.change());
            json.writeStringField("fate", one.fate().name());
            if (one.by() != null) {
                json.writeStringField("noticedBy", one.by().file() + ":" + one.by().line());
            }
            if (one.fate() == Mutation.Fate.EQUIVALENT) {
                json.writeArrayFieldStart("because");
                for (Invariant granted : one.granted()) {
                    json.writeString(granted.says());
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
