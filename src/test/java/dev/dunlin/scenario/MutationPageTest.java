package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.facts.Invariant;

/** All faults of all rules: the page about them tells what this run tells, and no proof says otherwise than a scenario. */
class MutationPageTest {
    private static final Path PAGE = Path.of("docs/explanation/mutation-score.md");
    private static final Path AS_IT_IS = Path.of("target/mutation-score.md");
    private static final String RUN = "## The run\n";

    private static List<Mutation.Result> results;

    @BeforeAll
    static void mutate() {
        Mutation mutation = new Mutation(ShippedRules.BOOK, ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>()));
        results = mutation.run(mutation.mutants(rule -> true), () -> { });
    }

    @Test
    void thePageIsOfTheseRules() throws IOException {
        String page = Files.readString(PAGE);
        String now = page.substring(0, page.indexOf(RUN)) + RUN + run(results, page);
        Files.writeString(AS_IT_IS, now);
        assertThat(page).as("%s is of an earlier run; %s is of this one, and wants a reason where one is missing", PAGE, AS_IT_IS).isEqualTo(now);
        assertThat(page.lines().filter(line -> line.matches(".*\\|\\s*\\|"))).as("faults without a reason").isEmpty();
        assertThat(score(results)).isGreaterThanOrEqualTo(98);
    }

    @Test
    void whatAScenarioNoticesIsNeverProvenHarmless() {
        assertThat(of(results, Mutation.Fate.NOTICED)).extracting(Mutation.Result::mutant)
                .filteredOn(mutant -> Equivalence.proof(mutant.rule(), mutant.changed(), ShippedRules.BOOK) != null).isEmpty();
    }

    /** In tenths of a percent, rounded down: 100 is said only where none is left. */
    private static double score(List<Mutation.Result> results) {
        int noticed = of(results, Mutation.Fate.NOTICED).size();
        return 1000 * noticed / (noticed + of(results, Mutation.Fate.SURVIVED).size()) / 10.0;
    }

    private static String run(List<Mutation.Result> results, String page) {
        List<Mutation.Result> same = of(results, Mutation.Fate.EQUIVALENT);
        List<Mutation.Result> left = of(results, Mutation.Fate.SURVIVED);
        long rules = results.stream().map(one -> one.mutant().rule()).distinct().count();
        StringBuilder text = new StringBuilder(String.format(Locale.ENGLISH, "%nOf %,d faults in %,d rules the scenarios notice %,d. %,d are proven to make no difference, %,d are left: the score is %.1f %%.%n",
                results.size(), rules, of(results, Mutation.Fate.NOTICED).size(), same.size(), left.size(), score(results)));
        text.append("\n### Left\n\n");
        if (left.isEmpty()) {
            text.append("None.\n");
        } else {
            text.append("| Rule | Condition | Fault | Why no scenario notices |\n| --- | --- | --- | --- |\n");
            left.forEach(one -> text.append(cells(one.mutant())).append(reason(one.mutant(), page)).append(" |\n"));
        }
        text.append("\n### Proven to make no difference\n\n| Rule | Condition | Fault | Because |\n| --- | --- | --- | --- |\n");
        same.forEach(one -> text.append(cells(one.mutant())).append(because(one)).append(" |\n"));
        return text.toString();
    }

    private static List<Mutation.Result> of(List<Mutation.Result> results, Mutation.Fate fate) {
        return results.stream().filter(one -> one.fate() == fate).toList();
    }

    private static String cells(Mutant mutant) {
        return "| `" + mutant.rule().id() + "` | `" + mutant.text().replace("|", "\\|") + "` | " + mutant.change().replace("|", "\\|") + " | ";
    }

    private static String because(Mutation.Result one) {
        return one.granted().isEmpty() ? "the other conditions say it" : one.granted().stream().map(Invariant::says).collect(Collectors.joining("; "));
    }

    /** Written by hand; what the page says of the same fault of the same rule. */
    private static String reason(Mutant mutant, String page) {
        return page.lines().filter(line -> line.startsWith(cells(mutant))).map(line -> line.substring(cells(mutant).length()).replaceFirst(" ?\\|$", "")).findFirst().orElse("");
    }
}
