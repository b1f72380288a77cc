package dev.dunlin.facts;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A law that grants interest on late payment, named by the country it rules in: how it reckons and whom it asks for. Its numbers
 * are settings, and so is which debtors it reaches: those with a row under {@code late-interest.points} on the day they are late.
 */
enum Statute {
    GB("Late Payment of Commercial Debts (Interest) Act 1998", Runs.AT_THE_FIRST_RATE, FixedSum.INSTEAD_OF_A_CONTRACT_RATE, false),
    DE("BGB 288", Runs.BY_THE_RATE_OF_THE_DAY, FixedSum.ALWAYS, false),
    FR("Code de commerce L441-10", Runs.BY_THE_RATE_OF_THE_DAY, FixedSum.ALWAYS, false),
    /** Every other member of the Union. */
    EU("Directive 2011/7/EU", Runs.BY_THE_RATE_OF_THE_DAY, FixedSum.ALWAYS, false),
    JP("Act on subcontracting to small and medium enterprises (Toritekiho)", Runs.FLAT, FixedSum.NONE, true),
    CN("Regulation on payments to small and medium enterprises, art. 17", Runs.FLAT, FixedSum.NONE, true),
    IN("MSMED Act 2006, s. 16", Runs.WITH_MONTHLY_RESTS, FixedSum.NONE, true);

    private static final Map<String, Statute> BY_COUNTRY = Arrays.stream(values()).filter(statute -> statute != EU)
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    final String law;
    final Runs runs;
    final FixedSum fixedSum;
    /** It protects small enterprises as sellers only. */
    final boolean forSmallSellers;

    /** How the rate follows the reference rate. */
    enum Runs {
        /** The reference rate of the half-year in which the debt became late holds for all of it. */
        AT_THE_FIRST_RATE,
        /** It changes with the reference rate. */
        BY_THE_RATE_OF_THE_DAY,
        /** So too, and each month the interest is added to the sum. */
        WITH_MONTHLY_RESTS,
        /** There is no reference rate. */
        FLAT
    }

    /** Whether a fixed sum is owed for each invoice. */
    enum FixedSum {
        ALWAYS, INSTEAD_OF_A_CONTRACT_RATE, NONE
    }

    Statute(String law, Runs runs, FixedSum fixedSum, boolean forSmallSellers) {
        this.law = law;
        this.runs = runs;
        this.fixedSum = fixedSum;
        this.forSmallSellers = forSmallSellers;
    }

    /** The statute of a country, or {@code null}. */
    static Statute of(String country, boolean euMember) {
        Statute own = country == null ? null : BY_COUNTRY.get(country);
        return own != null || !euMember ? own : EU;
    }
}
