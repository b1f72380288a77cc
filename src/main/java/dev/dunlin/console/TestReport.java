package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dunlin.problem.Counted;
import dev.dunlin.scenario.Difference;
import dev.dunlin.scenario.Scenario;

/** How scenarios came out, as text, JSON, or the JUnit XML that build servers read. */
record TestReport(List<Played> played, Path directory, long nanos) {

    /** One scenario, and in what the decision differs from it. */
    record Played(Scenario scenario, List<Difference> differences, long nanos) {
        boolean holds() {
            return differences.isEmpty();
        }
    }

    void print(TestCommand.Format format, PrintWriter out, Terminal terminal) throws IOException {
        switch (format) {
            case TEXT -> text(out, terminal);
            case JSON -> PrettyJson.print(out, this::json);
            case JUNIT -> junit(out);
        }
        out.flush();
    }

    private long failed() {
        return played.stream().filter(one -> !one.holds()).count();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ENGLISH, "%.3f", nanos / 1e9);
    }

    private void text(PrintWriter out, Terminal terminal) {
        for (Played one : played) {
            if (one.holds()) {
                continue;
            }
            out.println(terminal.coloured("1;31", where(one.scenario()) + ": " + one.scenario().name()));
            one.differences().forEach(difference -> {
                out.println("    expected: " + difference.expected());
                out.println("    got:      " + difference.got());
                for (int i = 0; i < difference.why().size(); i++) {
                    out.println((i == 0 ? "    why:      " : "              ") + difference.why().get(i));
                }
            });
        }
        long rules = played.stream().map(one -> one.scenario().rule()).distinct().count();
        out.printf(Locale.ENGLISH, "%s of %s in %.1f s: %s.%n", Counted.of(played.size(), "scenario"), Counted.of(rules, "rule"), nanos / 1e9,
                failed() == 0 ? "all hold" : failed() == 1 ? "1 does not hold" : failed() + " do not hold");
    }

    private String where(Scenario scenario) {
        return directory.resolve(scenario.file()) + ":" + scenario.line();
    }

    private void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("scenarios", played.size());
        json.writeNumberField("failed", failed());
        json.writeFieldName("seconds");
        json.writeNumber(seconds(nanos));
        json.writeArrayFieldStart("results");
        for (Played one : played) {
            json.writeStartObject();
            json.writeStringField("file", one.scenario().file());
            json.writeNumberField("line", one.scenario().line());
            json.writeStringField("it", one.scenario().name());
            json.writeStringField("rule", one.scenario().rule());
            json.writeBooleanField("holds", one.holds());
            json.writeArrayFieldStart("differences");
            for (Difference difference : one.differences()) {
                json.writeStartObject();
                json.writeStringField("expected", difference.expected());
                json.writeStringField("got", difference.got());
                json.writeArrayFieldStart("why");
                for (String line : difference.why()) {
                    json.writeString(line);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A suite for each file. */
    private void junit(PrintWriter out) throws IOException {
        Map<String, List<Played>> byFile = played.stream().collect(Collectors.groupingBy(one -> one.scenario().file(), LinkedHashMap::new, Collectors.toList()));
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            counts(xml, "dunlin test", played, nanos);
            for (Map.Entry<String, List<Played>> file : byFile.entrySet()) {
                xml.writeCharacters("\n  ");
                xml.writeStartElement("testsuite");
                counts(xml, file.getKey(), file.getValue(), file.getValue().stream().mapToLong(Played::nanos).sum());
                for (Played one : file.getValue()) {
                    testcase(xml, one);
                }
                xml.writeCharacters("\n  ");
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            out.println();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void counts(XMLStreamWriter xml, String name, List<Played> played, long nanos) throws XMLStreamException {
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(played.size()));
        xml.writeAttribute("failures", String.valueOf(played.stream().filter(one -> !one.holds()).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(nanos));
    }

    private void testcase(XMLStreamWriter xml, Played one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", one.scenario().name());
        xml.writeAttribute("classname", one.scenario().file().replaceFirst("\\.scenarios\\.yaml$", "").replace('/', '.'));
        xml.writeAttribute("file", directory.resolve(one.scenario().file()).toString());
        xml.writeAttribute("line", String.valueOf(one.scenario().line()));
        xml.writeAttribute("time", seconds(one.nanos()));
        for (Difference difference : one.differences()) {
            xml.writeCharacters("\n      ");
            xml.writeStartElement("failure");
            xml.writeAttribute("type", "difference");
            xml.writeAttribute("message", difference.toString());
            xml.writeCharacters(where(one.scenario()) + "\nexpected: " + difference.expected() + "\ngot:      " + difference.got() + "\n" + String.join("\n", difference.why()));
            xml.writeEndElement();
        }
        if (!one.holds()) {
            xml.writeCharacters("\n    ");
        }
        xml.writeEndElement();
    }
}
