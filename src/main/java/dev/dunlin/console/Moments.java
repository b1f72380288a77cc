package dev.dunlin.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads days and instants of the log, whose days are those of UTC. Pure. */
final class Moments {

    private Moments() {
    }

    /** The start of a day, or an instant; refused where it is neither. */
    static Instant read(CommandSpec spec, String option, String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "`" + option + "` is `" + text + "`, neither a day as `2026-11-03` nor an instant as `2026-11-03T09:00:00+01:00`.");
        }
    }
}
