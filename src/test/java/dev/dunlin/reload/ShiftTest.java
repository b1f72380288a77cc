package dev.dunlin.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.RuleBook;

class ShiftTest {

    @Test
    void theSameRulesMoveNothing() throws Exception {
        Shift shift = Shift.of(ShippedRules.BOOK, ShippedRules.BOOK, sample());
        assertThat(shift.accounts()).isGreaterThan(50);
        assertThat(shift.moved()).isZero();
        assertThat(shift.reasons(0)).isEmpty();
    }

    @Test
    void whatComesAndGoesIsCountedAccountByAccount() throws Exception {
        RuleBook never = ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceAll("value: \\d+ }", "value: 9000 }")));
        Shift shift = Shift.of(ShippedRules.BOOK, never, sample());
        assertThat(shift.moved()).isPositive();
        assertThat(shift.actions().values()).allSatisfy(count -> assertThat(count.after()).isEqualTo(count.before() - count.gone() + count.come()));
        int gone = shift.actions().values().stream().mapToInt(Shift.Count::gone).sum();
        int come = shift.actions().values().stream().mapToInt(Shift.Count::come).sum();
        int were = shift.actions().values().stream().mapToInt(Shift.Count::before).sum();
        assertThat(shift.actionsShare()).isEqualTo(Math.max(gone, come) / (double) were);
        assertThat(shift.reasons(shift.actionsShare())).hasSize(1).first().asString().startsWith("Ten times as much or as little, or more: `");
        assertThat(shift.reasons(shift.actionsShare() - 0.001)).hasSize(2).last().asString().contains("accounts get other actions");
    }

    @Test
    void rulesThatComeAndGoAreAShareOfThoseThereWere() {
        Shift shift = new Shift(List.of("a"), List.of("b", "c"), List.of(), List.of(), 10, 9, 0, 0, Map.of());
        assertThat(shift.rulesShare()).isEqualTo(0.3);
        assertThat(shift.reasons(0.2)).containsExactly("1 rules come and 2 go, of 10: 30 %, and 20 % may.");
        assertThat(shift.reasons(0.3)).isEmpty();
    }

    @Test
    void oneGuardrailThatIsLostIsEnough() {
        RuleBook draft = ShippedRules.with(Map.of("guardrails/everywhere/insolvent-debtor.drl", text -> text.replaceFirst("@status\\( \"stable\" \\)", "@status( \"draft\" )")));
        Shift shift = Shift.of(ShippedRules.BOOK, draft, List.of());
        assertThat(shift.guardsLost()).hasSize(1).first().asString().startsWith("insolvent-debtor");
        assertThat(shift.reasons(0.2)).containsExactly("A guardrail decides no more: `" + shift.guardsLost().get(0) + "`.");
        assertThat(Shift.of(draft, ShippedRules.BOOK, List.of()).reasons(0.2)).as("one that comes keeps nobody waiting").isEmpty();
    }

    @Test
    void aSettingThatLeapsIsEnough() {
        Shift shift = Shift.of(ShippedRules.BOOK, ratio("30"), List.of());
        assertThat(shift.reasons(0.2)).containsExactly("Ten times as much or as little, or more: `plan.down-payment-ratio` from 0.30 to 30.");
        assertThat(Shift.of(ratio("30"), ShippedRules.BOOK, List.of()).reasons(0.2)).hasSize(1);
        assertThat(Shift.of(ShippedRules.BOOK, ratio("2.99"), List.of()).reasons(0.2)).isEmpty();
    }

    private static RuleBook ratio(String value) {
        return ShippedRules.with(Map.of("settings/thresholds.yaml", text -> text.replaceFirst("(?s)(plan\\.down-payment-ratio:.*?value: )0\\.30", "$1" + value)));
    }

    private static List<byte[]> sample() throws Exception {
        return Files.readAllLines(Path.of("docs/examples/portfolio.ndjson")).stream().map(String::getBytes).toList();
    }
}
