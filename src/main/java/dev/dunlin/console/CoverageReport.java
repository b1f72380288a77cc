package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dunlin.scenario.Coverage;
import dev.dunlin.scenario.Scenario;

/** What the scenarios show of the rules, rule by rule and together. */
record CoverageReport(List<Coverage> all, Path directory) {

    /** Rules that are shown in all they can do. */
    Share rules() {
        return new Share(all.stream().filter(Coverage::isWhole).count(), all.size());
    }

    private Share sides(Coverage.Kind kind) {
        return new Share(all.stream().mapToLong(one -> sides(one, kind, Coverage.Side::seen)).sum(), all.stream().mapToLong(one -> sides(one, kind, side -> true)).sum());
    }

    private static long sides(Coverage one, Coverage.Kind kind, Predicate<Coverage.Side> which) {
        return one.sides().stream().filter(side -> side.kind() == kind).filter(which).count();
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
        int width = all.stream().mapToInt(one -> one.rule().id().length()).max().orElse(4);
        out.printf("%-" + width + "s  fires  silent  unknown  thresholds  flags%n", "rule");
        for (Coverage one : all) {
            out.printf("%-" + width + "s  %5s  %6s  %7s  %10s  %5s%n", one.rule().id(), mark(one, Scenario.Then.FIRES), mark(one, Scenario.Then.SILENT),
                    mark(one, Scenario.Then.UNKNOWN), of(one, Coverage.Kind.THRESHOLD), of(one, Coverage.Kind.FLAG));
            one.sides().stream().filter(side -> !side.seen()).forEach(side -> out.printf("    %s:%d:%d: `%s` is not shown %s%n", directory.resolve(one.rule().card().file()),
                    side.place().line(), side.place().column(), side.place().text(), side.side()));
        }
        out.println();
        total(out, "rules", rules(), "shown firing, silent and, where they can be, not knowing");
        total(out, "thresholds", sides(Coverage.Kind.THRESHOLD), "shown exactly at the edge and one step on the other side of it");
        total(out, "flags", sides(Coverage.Kind.FLAG), "shown true and shown false");
    }

    private static void total(PrintWriter out, String what, Share share, String meaning) {
        out.printf(Locale.ENGLISH, "%-11s %,5d of %,5d  %7s  %s%n", what, share.part(), share.whole(), share.words(), meaning);
    }

    private static String mark(Coverage one, Scenario.Then then) {
        return one.shown().contains(then) ? "yes" : then == Scenario.Then.UNKNOWN && !one.canBeUnknown() ? "cannot" : "NO";
    }

    private static String of(Coverage one, Coverage.Kind kind) {
        long whole = sides(one, kind, side -> true);
        return whole == 0 ? "-" : sides(one, kind, Coverage.Side::seen) + "/" + whole;
    }

    private void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        share(json, "rules", rules());
        share(json, "thresholds", sides(Coverage.Kind.THRESHOLD));
        share(json, "flags", sides(Coverage.Kind.FLAG));
        json.writeArrayFieldStart("byRule");
        for (Coverage one : all) {
            json.writeStartObject();
            json.writeStringField("rule", one.rule().id());
            json.writeStringField("file", one.rule().card().file());
            json.writeNumberField("line", one.rule().card().line());
            for (Scenario.Then then : Scenario.Then.values()) {
                json.writeBooleanField(then.name().toLowerCase(Locale.ROOT), one.shown().contains(then));
            }
            json.writeBooleanField("canBeUnknown", one.canBeUnknown());
            json.writeArrayFieldStart("sides");
            for (Coverage.Side side : one.sides()) {
                json.writeStartObject();
                json.writeStringField("kind", side.kind().name());
                json.writeNumberField("line", side.place().line());
                json.writeNumberField("column", side.place().column());
                json.writeStringField("condition", side.place().text());
                json.writeStringField("side", side.side());
                json.writeBooleanField("shown", side.seen());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void share(JsonGenerator json, String name, Share share) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("shown", share.part());
        json.writeNumberField("of", share.whole());
        json.writeFieldName("percent");
        json.writeNumber(share.words().replace(" %", ""));
        json.writeEndObject();
    }
}
