package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Fact;
import dev.dunlin.intake.CsvPortfolio;
import dev.dunlin.intake.Incoming;
import dev.dunlin.intake.Mapping;
import dev.dunlin.intake.MappingReader;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action;
import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/** Real receivables, rewound month by month: nothing settled is asked for, and nothing disputed. Runs with `-Ddunlin.ibm=FILE`. */
class ReceivablesFileTest {
    private static final Path MAPPING = Path.of("docs/examples/ibm-receivables.mapping.yaml");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu");

    private static Path file;
    private static RuleBook book;
    private static Mapping mapping;
    private static final Map<String, LocalDate> SETTLED = new HashMap<>();
    private static final Map<String, Set<LocalDate>> ISSUED = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        String path = System.getProperty("dunlin.ibm", "");
        Assumptions.assumeFalse(path.isEmpty(), "No receivables file: name the IBM sample with -Ddunlin.ibm=FILE.");
        file = Path.of(path);
        book = ShippedRules.BOOK;
        mapping = ((MappingReader.Outcome.Good) MappingReader.read(MAPPING.toString(), Files.readString(MAPPING))).mapping();
        Files.lines(file).skip(1).map(line -> line.split(",")).forEach(cells -> {
            SETTLED.put(cells[3], LocalDate.parse(cells[8], DATE));
            ISSUED.computeIfAbsent(cells[1], id -> new HashSet<>()).add(LocalDate.parse(cells[4], DATE));
        });
    }

    static List<LocalDate> monthEnds() {
        return IntStream.range(0, 24).mapToObj(YearMonth.of(2012, 1)::plusMonths).map(YearMonth::atEndOfMonth).toList();
    }

    @ParameterizedTest
    @MethodSource("monthEnds")
    void nothingSettledAndNothingDisputedIsAskedFor(LocalDate day) throws IOException {
        Set<String> decided = new HashSet<>();
        try (InputStream csv = Files.newInputStream(file)) {
            CsvPortfolio.Outcome outcome = CsvPortfolio.read(csv, mapping, MAPPING.toString(), mapping.instant(day.toString()).orElseThrow());
            Iterator<Incoming> snapshots = ((CsvPortfolio.Outcome.Good) outcome).intake().snapshots();
            SnapshotReader reader = new SnapshotReader(book.actions().codes());
            while (snapshots.hasNext()) {
                Incoming incoming = snapshots.next();
                assertThat(incoming.faults()).isEmpty();
                SnapshotReader.Reading reading = reader.read(incoming.json());
                assertThat(reading).isInstanceOf(SnapshotReader.Reading.Ok.class);
                AccountSnapshot snapshot = ((SnapshotReader.Reading.Ok) reading).snapshot();
                decided.add(snapshot.account().id());
                check(snapshot, Decider.decide(book, snapshot), day);
            }
        }
        assertThat(decided).isEqualTo(accountsBy(day));
    }

    private static Set<String> accountsBy(LocalDate day) {
        Set<String> accounts = new HashSet<>();
        ISSUED.forEach((account, days) -> {
            if (days.stream().anyMatch(issued -> !issued.isAfter(day))) {
                accounts.add(account);
            }
        });
        return accounts;
    }

    private static void check(AccountSnapshot snapshot, Decision decision, LocalDate day) {
        BigDecimal actionable = decision.facts().get(0).<BigDecimal>get(Fact.ACTIONABLE).or(BigDecimal.ZERO);
        Map<String, BigDecimal> undisputed = new HashMap<>();
        snapshot.invoices().forEach(invoice -> undisputed.put(invoice.id(), invoice.open().subtract(invoice.disputedAmount().or(BigDecimal.ZERO))));
        for (Recommendation each : decision.recommendations()) {
            assertThat(each.invoices()).allSatisfy(invoice -> assertThat(SETTLED.get(invoice)).isAfter(day));
            if (each.amount() != null && each.action().asks() == Action.Asks.ACTIONABLE) {
                BigDecimal named = each.invoices().stream().map(undisputed::get).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(each.amount()).isLessThanOrEqualTo(actionable).isLessThanOrEqualTo(named);
            }
        }
    }
}
