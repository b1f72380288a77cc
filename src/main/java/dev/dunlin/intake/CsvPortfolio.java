package dev.dunlin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Turns a CSV file into account snapshots, one for each account that has a row by then. The file is held in memory, grouped. */
public final class CsvPortfolio {

    private CsvPortfolio() {
    }

    /** Snapshots to take, or what is wrong with the file as a whole. */
    public sealed interface Outcome {
        record Good(Intake intake) implements Outcome {
        }

        record Bad(List<String> faults) implements Outcome {
        }
    }

    /**
     * @param mappingName how faults name the mapping's file
     */
    public static Outcome read(InputStream csv, Mapping mapping, String mappingName, OffsetDateTime asOf) throws IOException {
        CsvTable table = CsvTable.read(csv, mapping, mappingName);
        if (table.accounts().isEmpty() && !table.faults().isEmpty()) {
            return new Outcome.Bad(table.faults());
        }
        AccountBuilder builder = new AccountBuilder(table, mapping, asOf);
        Collection<String> accounts = table.accounts().keySet();
        Stream<Incoming> lost = table.faults().isEmpty() ? Stream.empty() : Stream.of(Incoming.faulty(table.faults(), 0));
        Stream<Incoming> built = accounts.stream().map(builder::build).filter(Objects::nonNull);
        return new Outcome.Good(new Intake(Stream.concat(lost, built).iterator(), accounts.size(), false));
    }
}
