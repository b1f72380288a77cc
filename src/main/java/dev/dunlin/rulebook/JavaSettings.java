package dev.dunlin.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings that calendars and dates are computed with, and that no rule names; a rulebook must define them all. */
public final class JavaSettings {
    public static final List<String> NAMES = List.of(
            "promise.grace-business-days", "reminder.cooling-off-days", "call.cooling-off-business-days", "conversation.rest-days",
            "demand.cooling-off-business-days", "final-notice.cooling-off-days", "legal.cooling-off-days", "final-notice.notice-days",
            "touch.gap-days", "touch.most-in-7-days", "cool-down.business-days", "windfall.rest-business-days",
            "claim.call-back-business-days", "cash-story.until-hour", "slot.first-hour", "slot.last-hour", "slot.morning-ends-hour",
            "slot.within-business-days", "slot.score.midweek-morning", "slot.score.monday-friday-morning", "slot.score.afternoon",
            "limitation.period", "limitation.period.goods", "limitation.period.unwritten", "limitation.longest", "limitation.starts",
            "limitation.restarts", "limitation.effect", "eu.members", "recovery.curve", "recovery.curve.survey", "recovery.curve.seed", "new-customer.order-cap",
            "new-customer.order-to-standard-limit", "new-customer.order-to-average-paid-order", "too-easy-buyer.order-to-segment-median",
            "us.validation.window-days", "us.validation.mail-business-days", "us.credit-reporting.wait-days", "us.adverse-action.notice-days",
            "us.full-and-final.repay-days", "us.reclamation.received-within-days", "us.reclamation.demand-days",
            "us.administrative-goods.received-within-days", "uk.letter-of-claim.clear-days",
            "contact.first-hour", "contact.last-hour", "us.calls.most-in-7-days", "us.conversation.rest-days", "calls-or-texts.most-in-7-days",
            "us.first-party-strict");

    /** Settings of laws: they have rows only for the countries and days they rule, and where there is none, Java does without. */
    public static final List<String> OF_LAWS = List.of("late-interest.points", "late-interest.reference-rate", "late-interest.reference-multiple",
            "late-interest.fixed-sum", "late-interest.days-without-date", "late-interest.days-after-receipt", "late-interest.service-cap",
            "creditor.small-enterprise", "debtor.large-enterprise", "insolvency.clawback-period");

    /** The words that texts among them are made of. */
    static final Map<String, Set<String>> WORDS = Map.of(
            "limitation.starts", Set.of("DUE_DATE", "YEAR_END"),
            "limitation.restarts", Set.of("PART_PAYMENT", "ACKNOWLEDGMENT", "DEMAND"),
            "limitation.effect", Set.of("DEFENCE", "EXTINGUISHED"));

    private JavaSettings() {
    }

    /** Whether Java reads it, so that no rule need. */
    public static boolean reads(String setting) {
        return NAMES.contains(setting) || OF_LAWS.contains(setting);
    }
}
