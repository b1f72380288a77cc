package dev.dunlin.rulebook;

import java.util.List;

/** The settings that calendars and dates are computed with, and that no rule names; a rulebook must define them all. */
public final class JavaSettings {
    public static final List<String> NAMES = List.of(
            "promise.grace-business-days", "reminder.cooling-off-days", "call.cooling-off-business-days", "conversation.rest-days",
            "demand.cooling-off-business-days", "final-notice.cooling-off-days", "legal.cooling-off-days", "final-notice.notice-days",
            "touch.gap-days", "touch.most-in-7-days", "cool-down.business-days", "windfall.rest-business-days",
            "claim.call-back-business-days", "cash-story.until-hour", "slot.first-hour", "slot.last-hour", "slot.morning-ends-hour",
            "slot.within-business-days", "slot.score.midweek-morning", "slot.score.monday-friday-morning", "slot.score.afternoon",
            "eu.members", "recovery.curve", "recovery.curve.survey", "recovery.curve.seed", "new-customer.order-cap",
            "new-customer.order-to-standard-limit", "new-customer.order-to-average-paid-order", "too-easy-buyer.order-to-segment-median",
            "contact.first-hour", "contact.last-hour", "us.calls.most-in-7-days", "us.conversation.rest-days", "calls-or-texts.most-in-7-days",
            "us.first-party-strict");

    private JavaSettings() {
    }
}
