package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.DebtorType;

/** A scenario may suppose other values of settings, for itself alone. */
class SupposedSettingsTest {

    @Test
    void aSupposedValueHoldsForEverybodyAndLeavesTheRulebookAsItIs() {
        RuleBook supposed = ShippedRules.BOOK.supposing(Map.<String, JsonNode>of("demand.day", IntNode.valueOf(99)));
        assertThat(days(supposed, DebtorType.CONSUMER)).isEqualTo(99);
        assertThat(days(supposed, DebtorType.COMPANY)).isEqualTo(99);
        assertThat(days(ShippedRules.BOOK, DebtorType.COMPANY)).isEqualTo(15);
    }

    @Test
    void aNameNoSettingHasAndAValueInAnotherUnitAreRefused() {
        assertThatThrownBy(() -> ShippedRules.BOOK.supposing(Map.<String, JsonNode>of("demand.days", IntNode.valueOf(1))))
                .hasMessage("There is no setting `demand.days`. Maybe `demand.day` was meant.");
        assertThatThrownBy(() -> ShippedRules.BOOK.supposing(Map.<String, JsonNode>of("demand.day", TextNode.valueOf("soon"))))
                .hasMessage("`soon` is not a whole number of days");
    }

    private static int days(RuleBook book, DebtorType debtorType) {
        return book.settings().inForce(LocalDate.of(2026, 11, 3), debtorType, "DE", null, "EUR").byName().days("demand.day");
    }
}
