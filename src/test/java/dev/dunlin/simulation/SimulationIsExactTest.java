package dev.dunlin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.ShippedRules;
import dev.dunlin.intake.Incoming;
import dev.dunlin.rulebook.RuleBook;

/** One account for every number of days past due, and rules in which one threshold moves: those between the old and the new day are told, and no other. */
class SimulationIsExactTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final int LAST = 120;
    private static final List<byte[]> PORTFOLIO = new ArrayList<>();

    @BeforeAll
    static void oneAccountADay() {
        for (int days = 0; days <= LAST; days++) {
            PORTFOLIO.add(("{\"asOf\":\"2026-11-03T10:00:00+01:00\",\"account\":{\"id\":\"D" + days + "\",\"debtorType\":\"COMPANY\",\"country\":\"DE\",\"timeZone\":\"Europe/Berlin\","
                    + "\"currency\":\"EUR\"},\"cause\":\"UNKNOWN\",\"promises\":[],\"payments\":[],\"interactions\":[],\"paymentClaims\":[],\"unappliedCash\":0,"
                    + "\"invoices\":[{\"id\":\"I" + days + "\",\"issuedOn\":\"2026-06-01\",\"dueOn\":\"" + TODAY.minusDays(days) + "\",\"amount\":1000.10,\"open\":1000.10}]}").getBytes());
        }
    }

    private static RuleBook with(String setting, int days) throws IOException {
        return ShippedRules.BOOK.supposing(Map.of(setting, JSON.readTree(String.valueOf(days))));
    }

    private static final class Told implements SimulationRun.Listener {
        private final Map<Integer, Comparison> differing = new HashMap<>();
        private final List<String> lines = new ArrayList<>();

        @Override
        public void compared(Comparison account) {
            lines.add(ImpactJson.text(ImpactJson.of(account)));
            if (account.kind() != Comparison.Kind.SAME) {
                differing.put(Integer.parseInt(account.accountId().substring(1)), account);
            }
        }

        @Override
        public void unreadable(List<String> faults) {
            throw new AssertionError(faults);
        }
    }

    private static Impact run(RuleBook against, RuleBook rules, int threads, Told told) throws IOException, InterruptedException {
        return run(new Simulation(against, rules, null), threads, told);
    }

    private static Impact run(Simulation simulation, int threads, Told told) throws IOException, InterruptedException {
        Impact impact = new Impact(simulation);
        SimulationRun.run(impact, gate -> {
            for (byte[] each : PORTFOLIO) {
                gate.pass(Incoming.of(each, "account"));
            }
        }, told, threads);
        return impact;
    }

    @ParameterizedTest
    @CsvSource({"reminder.day,1,5", "reminder.day,4,2", "cause.day,7,12", "cause.day,7,8", "demand.day,15,22", "demand.day,15,11", "hold.day,30,37",
        "stop-supply.day,45,44", "stop-supply.day,45,59", "final-notice.day,60,75", "agency.day,90,97"})
    void thoseBetweenTheOldDayAndTheNewAndNoOther(String setting, int old, int young) throws IOException, InterruptedException {
        Told told = new Told();
        Impact impact = run(with(setting, old), with(setting, young), 2, told);
        List<Integer> between = IntStream.range(Math.min(old, young), Math.max(old, young)).boxed().toList();
        assertThat(told.differing.keySet()).containsExactlyInAnyOrderElementsOf(between);
        assertThat(told.differing.values()).allSatisfy(account -> assertThat(account.come().size() + account.gone().size()).isPositive());
        assertThat(impact.all().accounts()).isEqualTo(LAST + 1);
        assertThat(impact.of(Comparison.Kind.SAME)).isEqualTo(LAST + 1 - between.size());
    }

    /** A demand after 22 days instead of 15, from 20 November on: 17 days after the accounts were as they are told, those are between them that were 0 to 4 days late. */
    @Test
    void aRowThatBeginsLaterChangesNothingBeforeItsDay() throws IOException, InterruptedException {
        RuleBook next = ShippedRules.with(Map.of("settings/ladder.yaml",
                text -> text.replaceFirst("(?s)(demand\\.day:.*?value: 15 })", "$1\n    - { from: 2026-11-20, value: 22 }")));
        assertThat(next.hash()).isNotEqualTo(ShippedRules.BOOK.hash());
        for (LocalDate before : new LocalDate[] {null, TODAY.minusDays(30), LocalDate.of(2026, 11, 19)}) {
            Told none = new Told();
            run(new Simulation(ShippedRules.BOOK, next, before), 2, none);
            assertThat(none.differing).isEmpty();
        }
        Told told = new Told();
        Impact impact = run(new Simulation(ShippedRules.BOOK, next, LocalDate.of(2026, 11, 20)), 2, told);
        assertThat(told.differing.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(ImpactJson.text(ImpactJson.of(impact))).contains("\"on\":\"2026-11-20\"");
    }

    @Test
    void theSameRulesChangeNothing() throws IOException, InterruptedException {
        Told told = new Told();
        Impact impact = run(ShippedRules.BOOK, ShippedRules.BOOK, 2, told);
        assertThat(told.differing).isEmpty();
        assertThat(impact.share()).isZero();
        assertThat(impact.moves()).isEmpty();
    }

    @Test
    void whatComesAndGoesIsCountedWithItsMoneyAndItsRule() throws IOException, InterruptedException {
        Told told = new Told();
        Impact impact = run(with("reminder.day", 1), with("reminder.day", 4), 2, told);
        JsonNode json = JSON.readTree(ImpactJson.text(ImpactJson.of(impact)));
        assertThat(json.path("changed").asLong()).isEqualTo(3);
        assertThat(json.path("otherActions").asLong()).isEqualTo(3);
        assertThat(json.at("/money/EUR/openChanged").decimalValue()).isEqualByComparingTo("3000.30");
        assertThat(impact.byAction().get("SEND_REMINDER").gone()).isEqualTo(3);
        assertThat(impact.byAction().get("SEND_REMINDER").come()).isZero();
        assertThat(impact.byAgeing().get(Ageing.TO_30).changed()).isEqualTo(3);
        assertThat(impact.byAgeing().get(Ageing.CURRENT).changed()).isZero();
        Comparison second = told.differing.get(2);
        assertThat(second.changes()).anySatisfy(change -> {
            assertThat(change.action()).isEqualTo("SEND_REMINDER");
            assertThat(change.what()).isEqualTo(ActionChange.What.GONE);
        });
        assertThat(second.gone()).anySatisfy(ground -> {
            assertThat(ground.does()).contains("PROPOSE SEND_REMINDER");
            assertThat(ground.reason()).contains("2 days");
        });
        assertThat(second.come()).noneMatch(ground -> ground.does().contains("PROPOSE SEND_REMINDER"));
    }

    @Test
    void theSameBytesWhateverTheThreads() throws IOException, InterruptedException {
        List<List<String>> runs = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            Told told = new Told();
            Impact impact = run(with("demand.day", 15), with("demand.day", 40), threads, told);
            told.lines.add(ImpactJson.text(ImpactJson.of(impact)));
            runs.add(told.lines);
        }
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isEqualTo(runs.get(0));
    }
}
