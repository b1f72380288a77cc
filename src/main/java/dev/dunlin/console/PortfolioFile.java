package dev.dunlin.console;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.dunlin.intake.CsvPortfolio;
import dev.dunlin.intake.Intake;
import dev.dunlin.intake.Mapping;
import dev.dunlin.intake.MappingReader;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file of accounts as a command line names it. Immutable.
 *
 * @param file    `-` for standard input
 * @param mapping what its columns mean, where it is CSV; else {@code null}
 * @param asOf    of which instant or day it is, where it is CSV; {@code null} for what the mapping says
 */
record PortfolioFile(CommandSpec spec, String file, Path mapping, String asOf) {

    void checkUsage() {
        String lower = file.toLowerCase(Locale.ROOT);
        if (mapping == null && (lower.endsWith(".csv") || lower.endsWith(".tsv"))) {
            throw wrong("`" + file + "` is CSV: say what its columns mean with `--mapping FILE`; docs/how-to/map-a-csv.md tells how.");
        }
        if (mapping == null && asOf != null) {
            throw wrong("`--as-of` goes with `--mapping`; a snapshot says itself of which instant it is.");
        }
        if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
            throw wrong("There is no file `" + file + "` that can be read.");
        }
        if (mapping != null && !Files.isReadable(mapping)) {
            throw wrong("There is no file `" + mapping + "` that can be read.");
        }
    }

    /** Nothing is written over what is read, nor over something else that is written. */
    void checkApart(Map<String, Path> written) throws IOException {
        Map<String, Path> all = new LinkedHashMap<>();
        if (!file.equals("-")) {
            all.put("the accounts", Path.of(file));
        }
        if (mapping != null) {
            all.put("`--mapping`", mapping);
        }
        for (Map.Entry<String, Path> one : written.entrySet()) {
            for (Map.Entry<String, Path> other : all.entrySet()) {
                if (isSame(one.getValue(), other.getValue())) {
                    throw wrong("`" + one.getKey() + "` would be written over " + other.getKey() + ": both are `" + one.getValue() + "`.");
                }
            }
            all.put("`" + one.getKey() + "`", one.getValue());
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize()) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    InputStream open() throws IOException {
        return file.equals("-") ? new BufferedInputStream(System.in) : new FileInputStream(file);
    }

    /** Its accounts; refused when they cannot be read at all. */
    Intake intake(InputStream in) throws IOException {
        if (mapping != null) {
            return csv(in);
        }
        return file.toLowerCase(Locale.ROOT).endsWith(".json") ? Intake.single(in)
                : Intake.ndjson(in, file.equals("-") ? -1 : Files.size(Path.of(file)));
    }

    private Intake csv(InputStream in) throws IOException {
        String name = mapping.toString();
        MappingReader.Outcome outcome = MappingReader.read(name, text(mapping));
        if (outcome instanceof MappingReader.Outcome.Bad bad) {
            throw Refusal.of("The mapping cannot be used:", bad.faults());
        }
        Mapping sound = ((MappingReader.Outcome.Good) outcome).mapping();
        CsvPortfolio.Outcome read = CsvPortfolio.read(in, sound, name, asOf(sound));
        if (read instanceof CsvPortfolio.Outcome.Bad bad) {
            throw Refusal.of("`" + file + "` cannot be read with this mapping:", bad.faults());
        }
        return ((CsvPortfolio.Outcome.Good) read).intake();
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new Refusal("`" + file + "` is not written in UTF-8.");
        }
    }

    private OffsetDateTime asOf(Mapping sound) {
        if (asOf == null && sound.asOf() == null) {
            throw wrong("Of which day is `" + file + "`? Say so with `--as-of 2026-11-03`, or with `as-of:` in the mapping.");
        }
        return sound.instant(asOf != null ? asOf : sound.asOf()).orElseThrow(() -> wrong(
                "`--as-of` is `" + asOf + "`, neither a date as `2026-11-03` nor an instant as `2026-11-03T09:00:00+01:00`."));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
