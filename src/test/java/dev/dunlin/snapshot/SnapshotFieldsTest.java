package dev.dunlin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SnapshotFieldsTest {
    private final SnapshotFields fields = SnapshotFields.all();

    @Test
    void everyFieldHasAnEntryInOrderAndNoEntryIsStale() throws IOException {
        List<String> written = new ArrayList<>();
        new YAMLMapper().readTree(SnapshotFields.class.getResource(SnapshotFields.FILE)).fieldNames().forEachRemaining(written::add);
        assertThat(written).containsExactlyElementsOf(fields.entries().stream().map(SnapshotFields.Entry::path).toList());
    }

    @Test
    void everyEntryIsOneSentence() {
        assertThat(fields.entries()).allSatisfy(entry -> assertThat(entry.doc()).as(entry.path()).matches("[A-Z].*\\.").doesNotContain("\n"));
    }

    @Test
    void knowsTypesLimitsAndSources() {
        SnapshotFields.Entry open = fields.entry("invoices[].open");
        assertThat(open.kind()).isEqualTo(SnapshotFields.Kind.MONEY);
        assertThat(open.required()).isTrue();
        assertThat(open.min()).isZero();
        assertThat(open.filledBy()).containsKeys("SAP S/4HANA", "Dynamics 365 Finance", "Odoo", "ERPNext");
        assertThat(fields.entry("account.debtorType").values()).containsExactly("CONSUMER", "SOLE_TRADER", "COMPANY", "PUBLIC");
        assertThat(fields.entry("legal.optOutChannels").values()).contains("SMS");
        assertThat(fields.entry("account.id").maxLength()).isEqualTo(200);
        assertThat(fields.entry("behaviour.onTimeRate12m").max()).isOne();
    }

    @Test
    void moneyIsNeverTakenForAPlainNumber() {
        Pattern money = Pattern.compile("(?i).*(amount|limit|exposure|open|median|paidOrder)$");
        assertThat(fields.entries()).filteredOn(entry -> entry.type() == BigDecimal.class && money.matcher(entry.path()).matches())
                .allSatisfy(entry -> assertThat(entry.kind()).as(entry.path()).isEqualTo(SnapshotFields.Kind.MONEY));
    }

    @Test
    void theFullExampleUsesEveryField() {
        JsonNode full = Snapshots.full();
        assertThat(fields.entries()).allSatisfy(entry -> {
            JsonNode node = full;
            for (String step : entry.path().split("\\.")) {
                node = step.endsWith("[]") ? node.path(step.replace("[]", "")).path(0) : node.path(step);
            }
            assertThat(node.isMissingNode()).as(entry.path()).isFalse();
        });
    }
}
