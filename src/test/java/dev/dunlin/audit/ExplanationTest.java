package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Fact;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.snapshot.AccountSnapshot;

class ExplanationTest {
    private static final Path SHOWN = Path.of("src/test/resources/dev/dunlin/audit/explanation.txt");

    /** Line numbers and the rulebook's hash change with every rule, and how a paragraph breaks with them. */
    private static String plain(String text) {
        return text.replaceAll("sha256:[0-9a-f]{64}", "sha256:HASH").replaceAll("\\.drl:\\d+", ".drl:LINE").replaceAll("\\s+", " ").strip();
    }

    @Test
    void aWorkedCaseIsExplainedLikeThis() throws IOException {
        AccountSnapshot account = Logged.read(ShippedRules.BOOK, Logged.workedCase("03-the-cheque-is-in-the-post"));
        assertThat(plain(Explanation.of(account, Decider.decide(ShippedRules.BOOK, account)))).isEqualTo(plain(Files.readString(SHOWN)));
    }

    @Test
    void nothingOfADecisionIsLeftUnsaid() throws IOException {
        for (byte[] snapshot : Logged.snapshots()) {
            AccountSnapshot account = Logged.read(ShippedRules.BOOK, snapshot);
            Decision decision = Decider.decide(ShippedRules.BOOK, account);
            String text = plain(Explanation.of(account, decision));
            for (Recommendation one : decision.recommendations()) {
                assertThat(text).contains(one.action().code() + ", " + one.action().title());
                for (Because because : one.because()) {
                    assertThat(text).contains(plain("Because: " + because.reason()));
                    for (Fact fact : because.rule() == null ? java.util.List.<Fact>of() : because.rule().facts()) {
                        assertThat(text).contains(plain(fact.meaning() + " (snapshot: " + String.join(", ", fact.from()) + ")"));
                    }
                }
            }
            for (Withheld one : decision.withheld()) {
                one.by().forEach(by -> assertThat(text).contains(plain(by.reason())));
            }
            decision.notEvaluated().forEach(one -> one.missing().forEach(path -> assertThat(text).contains(path + ":")));
        }
    }
}
