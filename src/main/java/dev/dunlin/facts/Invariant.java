package dev.dunlin.facts;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.dunlin.snapshot.Field;

/**
 * Something that holds of the facts of every account, whatever its snapshot says, because of how they are found. Proofs about rules take it
 * for granted, and nothing else. Immutable.
 *
 * @param says  it in words
 * @param about the facts it is about
 * @param holds whether it holds of these
 */
public record Invariant(String says, List<Fact> about, Predicate<Facts> holds) {
    private static final Set<Fact> POSITIVE = EnumSet.of(Fact.ORDER_EXCESS);

    private static final Set<Fact> NEVER_NEGATIVE = EnumSet.of(Fact.OPEN, Fact.OVERDUE, Fact.DISPUTED, Fact.UNAPPLIED, Fact.ACTIONABLE, Fact.AGEING_NOT_DUE, Fact.AGEING_1_TO_30,
            Fact.AGEING_31_TO_60, Fact.AGEING_61_TO_90, Fact.AGEING_OVER_90, Fact.DAYS_PAST_DUE, Fact.DAYS_TO_DUE, Fact.DUE_SOON, Fact.DAYS_TO_LIMITATION, Fact.TIME_BARRED,
            Fact.MAY_BE_TIME_BARRED, Fact.EXTINGUISHED, Fact.LIVE, Fact.ENFORCEABLE, Fact.DAYS_SINCE_CONTACT, Fact.DAYS_SINCE_REMINDER, Fact.DAYS_SINCE_FULL_DEMAND,
            Fact.DAYS_SINCE_FINAL_NOTICE);

    private static final Set<Fact> ALWAYS_KNOWN = EnumSet.of(Fact.OPEN, Fact.OVERDUE, Fact.DISPUTED, Fact.DAYS_PAST_DUE, Fact.DAYS_TO_DUE, Fact.DUE_SOON, Fact.MAY_BE_TIME_BARRED,
            Fact.LIVE, Fact.CAUSE, Fact.CREDITOR_ROLE, Fact.RECOVERY_LIKELIHOOD, Fact.DEBTOR_TYPE_KNOWN, Fact.COUNTRY_KNOWN, Fact.MAY_HAVE_BREATHING_SPACE, Fact.CONTACT_OPENS_AT,
            Fact.FIRST_PARTY_STRICT);

    /** Every one. */
    public static final List<Invariant> ALL = Stream.of(
            Stream.of(
                    saidToBeKnown(Fact.DEBTOR_TYPE_KNOWN, Fact.DEBTOR_TYPE),
                    saidToBeKnown(Fact.DEBTOR_TYPE_KNOWN, Fact.NATURAL_PERSON),
                    saidToBeKnown(Fact.DEBTOR_TYPE_KNOWN, Fact.BUSINESS),
                    saidToBeKnown(Fact.COUNTRY_KNOWN, Fact.COUNTRY),
                    new Invariant("England and Wales are in the United Kingdom, and unknown only where the country is", List.of(Fact.ENGLAND_OR_WALES, Fact.COUNTRY),
                            facts -> facts.get(Fact.ENGLAND_OR_WALES).isUnknown() == facts.get(Fact.COUNTRY).isUnknown()
                                    && (!isTrue(facts, Fact.ENGLAND_OR_WALES) || "GB".equals(facts.get(Fact.COUNTRY).orNull()))),
                    new Invariant("what may be asked for is a day past due at least", List.of(Fact.ACTIONABLE, Fact.DAYS_PAST_DUE),
                            facts -> isZero(facts, Fact.ACTIONABLE) || facts.<Integer>get(Fact.DAYS_PAST_DUE).or(0) >= 1),
                    new Invariant("whether something is barred is in doubt only where it may be, or where something is live",
                            List.of(Fact.TIME_BARRED, Fact.MAY_BE_TIME_BARRED, Fact.LIVE),
                            facts -> !facts.get(Fact.TIME_BARRED).isUnknown() || isSome(facts, Fact.MAY_BE_TIME_BARRED) || isSome(facts, Fact.LIVE)),
                    hasItsTime(Fact.CLAIM_AWAITED), hasItsTime(Fact.CLAIM_UNVERIFIED)),
            Arrays.stream(Fact.values()).filter(fact -> isCounted(fact) || NEVER_NEGATIVE.contains(fact))
                    .map(fact -> ofOne("is never negative", fact, value -> sign(value) >= 0)),
            POSITIVE.stream().map(fact -> ofOne("is more than 0, or none", fact, value -> sign(value) > 0)),
            ALWAYS_KNOWN.stream().map(fact -> ofOne("is always known", fact, value -> !value.isUnknown())))
            .flatMap(all -> all).toList();

    /** Whether the fact could have this value. */
    public static boolean allow(Fact fact, Field<?> value) {
        Field<?>[] alone = new Field<?>[Fact.values().length];
        alone[fact.ordinal()] = value;
        Facts supposed = Facts.of(null, alone);
        return ALL.stream().filter(one -> one.about.equals(List.of(fact))).allMatch(one -> one.holds.test(supposed));
    }

    private static Invariant ofOne(String says, Fact fact, Predicate<Field<?>> holds) {
        return new Invariant("`" + fact.inRules() + "` " + says, List.of(fact), facts -> holds.test(facts.get(fact)));
    }

    private static Invariant saidToBeKnown(Fact known, Fact fact) {
        return new Invariant("`" + fact.inRules() + "` is there exactly where `" + known.inRules() + "` says so", List.of(known, fact),
                facts -> facts.get(fact).hasValue() == isTrue(facts, known));
    }

    private static Invariant hasItsTime(Fact claim) {
        return new Invariant("where `" + claim.inRules() + "` holds there is a time to call back, and where it may hold there may be", List.of(claim, Fact.CLAIM_CALL_BACK_AT),
                facts -> isTrue(facts, claim) ? facts.get(Fact.CLAIM_CALL_BACK_AT).hasValue()
                        : !facts.get(claim).isUnknown() || !facts.get(Fact.CLAIM_CALL_BACK_AT).isNone());
    }

    private static boolean isCounted(Fact fact) {
        return fact.unit().equals("count") || fact.unit().equals("points");
    }

    /** Of a number, or of the least it may be; what is no number is above nothing. */
    private static int sign(Field<?> value) {
        return value.orNull() instanceof Range range ? range.low() : value.orNull() instanceof Number number ? new BigDecimal(number.toString()).signum() : 1;
    }

    private static boolean isTrue(Facts facts, Fact fact) {
        return Boolean.TRUE.equals(facts.get(fact).orNull());
    }

    private static boolean isZero(Facts facts, Fact money) {
        return facts.get(money).orNull() instanceof BigDecimal amount && amount.signum() == 0;
    }

    private static boolean isSome(Facts facts, Fact money) {
        return facts.get(money).orNull() instanceof BigDecimal amount && amount.signum() > 0;
    }
}
