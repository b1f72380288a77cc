package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dunlin.snapshot.Cause;
import dev.dunlin.snapshot.CollectorRole;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.CreditorRole;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Goods;
import dev.dunlin.snapshot.Signatory;

/**
 * Every fact a rule may read: its name in rules and answers, its type, unit, the snapshot paths it comes from (what is
 * missing when it is unknown), and what it means. The reference page of facts is this list.
 */
public enum Fact {
    // --- balance: in the currency being judged -------------------------------------------------------------------
    BALANCE(BigDecimal.class, "money", "open items less credit notes and unapplied cash; negative when we owe them", "invoices", "unappliedCash"),
    OPEN(BigDecimal.class, "money", "open invoices, due or not, before credits", "invoices"),
    OVERDUE(BigDecimal.class, "money", "open invoices past their due date, less credit notes, never below 0", "invoices"),
    DISPUTED(BigDecimal.class, "money", "disputed part of the overdue invoices", "invoices"),
    UNAPPLIED(BigDecimal.class, "money", "money received and not yet matched", "unappliedCash"),
    ACTIONABLE(BigDecimal.class, "money", "what may be asked for: overdue less disputed, time-barred (of persons, and where no debt is left) and unapplied, never below 0", "invoices", "unappliedCash"),
    AGEING_NOT_DUE(BigDecimal.class, "money", "open and not yet past due", "invoices"),
    AGEING_1_TO_30(BigDecimal.class, "money", "open and 1 to 30 days past due", "invoices"),
    AGEING_31_TO_60(BigDecimal.class, "money", "open and 31 to 60 days past due", "invoices"),
    AGEING_61_TO_90(BigDecimal.class, "money", "open and 61 to 90 days past due", "invoices"),
    AGEING_OVER_90(BigDecimal.class, "money", "open and more than 90 days past due", "invoices"),
    // --- time ----------------------------------------------------------------------------------------------------
    DAYS_PAST_DUE(Integer.class, "days", "days past due of the oldest open invoice that is asked for (not wholly disputed, nor set aside as time-barred); 0 on the due date; none without one that is due", "invoices"),
    DAYS_TO_DUE(Integer.class, "days", "days until the next open, undisputed invoice falls due; 0 on the due date; none when nothing is due today or later", "invoices"),
    DUE_SOON(BigDecimal.class, "money", "the undisputed amount that falls due on the day DAYS_TO_DUE counts to", "invoices"),
    NEXT_DUE_CALL_AT(OffsetDateTime.class, "instant", "the next day on which something falls due, when offices open; none when nothing falls due later than today", "invoices"),
    TENURE_DAYS(Integer.class, "days", "days since the account became a customer", "account.customerSince"),
    DAYS_SINCE_CONTACT(Integer.class, "days", "days since our last touch (a message delivered or a conversation); none without one", "interactions"),
    DAYS_SINCE_REMINDER(Integer.class, "days", "days since our last reminder or statement; none without one", "interactions"),
    DAYS_SINCE_FULL_DEMAND(Integer.class, "days", "days since our last demand for the full amount; none without one", "interactions"),
    DAYS_SINCE_FINAL_NOTICE(Integer.class, "days", "days since our last final notice; none without one", "interactions"),
    DAYS_SINCE_PLACEMENT(Integer.class, "days", "days the debt has been with a collection agency; none when it is not", "placement.withAgencySince"),
    NEXT_ACTION_ON(LocalDate.class, "date", "date of the next action already scheduled, today or later; none when nothing is", "nextActionOn"),
    // --- payment behaviour ---------------------------------------------------------------------------------------
    ON_TIME_RATE_12M(BigDecimal.class, "ratio 0..1", "share of invoices paid on time in the last 12 months", "behaviour.onTimeRate12m"),
    AVERAGE_DAYS_LATE(BigDecimal.class, "days", "average days late of paid invoices", "behaviour.averageDaysLate"),
    SLOWDOWN_DAYS(BigDecimal.class, "days", "average days late now less six months ago", "behaviour.slowdownDays"),
    ORDERS_PAID(Integer.class, "count", "orders paid so far", "behaviour.ordersPaid"),
    EXTENSION_REQUESTS_12M(Integer.class, "count", "extensions asked for in the last 12 months", "behaviour.extensionRequests12m"),
    EXCUSES(Range.class, "count", "excuses that did not hold: the figure given, else claims that a payment was sent, while there is no proof of it", "behaviour.excuses", "paymentClaims", "payments"),
    HANDOVERS(Range.class, "count", "times we were passed on to somebody else: the figure given, else counted since the oldest open due date", "behaviour.handovers", "interactions"),
    UNANSWERED(Range.class, "count", "our messages and calls in a row without an answer: the figure given, else counted since the oldest open due date", "behaviour.unanswered", "interactions"),
    REQUESTS(Range.class, "count", "times payment was asked for on this debt: the figure given, else counted since the oldest open due date", "behaviour.requests", "interactions"),
    SKIPPED_ACTIONS(Integer.class, "count", "scheduled actions our collector left undone", "behaviour.skippedActions"),
    PAYS_OTHERS(Boolean.class, "yes or no", "the debtor is known to pay other suppliers", "behaviour.paysOthers"),
    TRADING(Boolean.class, "yes or no", "the debtor is still trading", "behaviour.trading"),
    ACCESS_REFUSED(Boolean.class, "yes or no", "the debtor refuses to see or speak to us", "behaviour.accessRefused"),
    DECISION_BLOCKED(Boolean.class, "yes or no", "the person we deal with may not or will not decide", "behaviour.decisionBlocked"),
    CAUSE(Cause.class, "cause", "why the debtor has not paid; a missing cause is UNKNOWN", "cause"),
    SUPPLY_THREAT(Boolean.class, "yes or no", "the debtor says: no supply, no payment", "supplyThreat"),
    LAST_TONE(ContactTone.class, "tone", "tone of the last interaction that has one (of two at once the heated one)", "interactions"),
    CONVERSATION_HAD(Boolean.class, "yes or no", "there has been a conversation since the oldest open due date", "interactions"),
    CASH_EVENT_TODAY(Boolean.class, "yes or no", "the debtor is openly known to have cash today", "cashEventOn"),
    // --- promises, claims, payments, offers ----------------------------------------------------------------------
    PROMISE_ACTIVE(Boolean.class, "yes or no", "a promise to pay is open and the third business day after its date has not begun", "promises"),
    PROMISE_ACTIVE_UNTIL(OffsetDateTime.class, "instant", "when the active promise runs out: the start of the third business day after its date", "promises"),
    BROKEN_PROMISES(Range.class, "count", "promises to pay broken in the last 12 months, those left open past their grace and stories of cash that failed among them", "promises", "paymentClaims"),
    PROMISED_TODAY_OR_RECENT_RECEIPT(Boolean.class, "yes or no", "a promise was made or a payment arrived today or on the last business day", "promises", "payments"),
    CLAIM_AWAITED(Boolean.class, "yes or no", "the debtor says it has paid, no matching receipt is known, and the time to call back has not come", "paymentClaims"),
    CLAIM_UNVERIFIED(Boolean.class, "yes or no", "the same, and it is known that no matching receipt has come", "paymentClaims", "payments"),
    CLAIM_CALL_BACK_AT(OffsetDateTime.class, "instant", "when to call back about that claim: the third business day after it, when offices open", "paymentClaims"),
    CASH_STORY_TODAY(Boolean.class, "yes or no", "the debtor says it is fetching the cash, and the story is still fresh (before noon of the next business day)", "paymentClaims", "payments"),
    CASH_STORY_FAILED(Boolean.class, "yes or no", "the debtor said it was fetching the cash, and nothing had come by noon of the next business day", "paymentClaims", "payments"),
    SHORT_PAYMENT(BigDecimal.class, "money", "how much the last receipt fell short of the sum agreed for it; none when none was agreed", "payments"),
    SHORT_PAYMENT_RATIO(BigDecimal.class, "ratio 0..1", "that shortfall as a share of the sum agreed", "payments"),
    SHORT_PAYMENT_EXPLAINED(Boolean.class, "yes or no", "the last receipt fell short, and the debtor gave a reason (a dispute stands on the invoice)", "payments", "invoices[].disputeReason"),
    WINDFALL_RATIO(BigDecimal.class, "ratio", "a receipt of today or the last two business days that nobody had agreed, as a share of what was then actionable", "payments"),
    RECEIPT_SINCE_LAST_BUSINESS_DAY(Boolean.class, "yes or no", "a payment arrived, or a visit took place, today or on the last business day", "payments", "interactions"),
    DAYS_SINCE_RECEIPT(Integer.class, "days", "days since the last payment received; none without one", "payments"),
    OFFER_AMOUNT(BigDecimal.class, "money", "what the debtor offers to pay", "offer"),
    OFFER_BELOW_ACTIONABLE(Boolean.class, "yes or no", "the debtor offers less than is actionable", "offer"),
    OFFER_FULL_AND_FINAL(Boolean.class, "yes or no", "the offer is tendered as payment in full", "offer"),
    // --- what we did so far --------------------------------------------------------------------------------------
    REMINDED(Boolean.class, "yes or no", "a reminder or statement has gone out since the oldest open due date", "interactions"),
    SPOKEN_OR_TRIED(Boolean.class, "yes or no", "a call, meeting or visit about this debt was made or tried since the oldest open due date", "interactions"),
    FULL_DEMAND_MADE(Boolean.class, "yes or no", "the full amount has been demanded since the oldest open due date", "interactions"),
    FULL_DEMAND_STALE(Boolean.class, "yes or no", "that demand may be made again: a promise was broken since, or more is owed now than was demanded", "interactions", "promises", "paymentClaims"),
    FINAL_NOTICE_SENT(Boolean.class, "yes or no", "a final notice has gone out since the oldest open due date", "interactions"),
    NOTICE_RUN(Boolean.class, "yes or no", "the notice period of the last final notice has run out", "interactions"),
    NOTICE_RUNS_UNTIL(OffsetDateTime.class, "instant", "when the notice period of the last final notice runs out; none when it has or none was sent", "interactions"),
    REFERRED(Boolean.class, "yes or no", "the debt is with an agency or a lawyer", "placement.withAgencySince", "interactions"),
    TOUCHES_LAST_7_DAYS(Integer.class, "count", "touches (a message delivered or a conversation) in the 7 days up to now", "interactions"),
    CALLS_LAST_7_DAYS(Integer.class, "count", "calls placed in the 7 days up to now, answered or not", "interactions"),
    CONVERSATION_WITHIN_7_DAYS(Boolean.class, "yes or no", "we spoke to the debtor within the last 7 days", "interactions"),
    REMINDER_COOLS_UNTIL(OffsetDateTime.class, "instant", "first moment for another reminder; none when that is now", "interactions"),
    CALL_COOLS_UNTIL(OffsetDateTime.class, "instant", "first moment for a call after the last touch, for natural persons after the last conversation; none when that is now", "interactions"),
    DEMAND_COOLS_UNTIL(OffsetDateTime.class, "instant", "first moment for a demand or escalation after the last call or meeting; none when that is now", "interactions"),
    FINAL_NOTICE_COOLS_UNTIL(OffsetDateTime.class, "instant", "first moment for a final notice after the last demand; none when that is now", "interactions"),
    LEGAL_COOLS_UNTIL(OffsetDateTime.class, "instant", "first moment for legal action after the debt was placed; none when that is now or it was not placed", "placement.withAgencySince"),
    NEXT_TOUCH_AT(OffsetDateTime.class, "instant", "first moment at which another touch keeps both the gap between touches and the count in 7 days; none when that is now", "interactions"),
    COOLED_DOWN_AT(OffsetDateTime.class, "instant", "after a heated interaction: start of the next business day; none when that has passed or there was none", "interactions"),
    WINDFALL_REST_UNTIL(OffsetDateTime.class, "instant", "after an unexpected receipt: the start of the third business day after it; none when that has passed", "payments"),
    // --- credit and order ----------------------------------------------------------------------------------------
    CREDIT_LIMIT(BigDecimal.class, "money", "the credit limit in force", "credit.limit"),
    EXPOSURE(BigDecimal.class, "money", "open receivables and undelivered orders", "credit.exposure"),
    CREDIT_USE(BigDecimal.class, "ratio", "exposure as a share of the credit limit; 1 when there is exposure and the limit is 0", "credit.exposure", "credit.limit"),
    LIMIT_ABOVE_EXPOSURE(Boolean.class, "yes or no", "the credit limit is above the exposure, so it can be cut to it", "credit.exposure", "credit.limit"),
    ORDER_AMOUNT(BigDecimal.class, "money", "amount of the order now being considered; none without one", "order.amount"),
    ORDER_FIRST(Boolean.class, "yes or no", "it is the first order", "order.first"),
    ORDER_ON_CREDIT(Boolean.class, "yes or no", "it is to be delivered on credit", "order.onCredit"),
    CREDIT_APPROVED(Boolean.class, "yes or no", "credit for it was approved", "order.creditApproved"),
    ORDER_TO_STANDARD_LIMIT(BigDecimal.class, "ratio", "the order as a share of the standard credit limit", "order.amount", "credit.standardLimit"),
    ORDER_TO_AVERAGE_PAID_ORDER(BigDecimal.class, "ratio", "the order as a multiple of the average paid order", "order.amount", "order.averagePaidOrder"),
    ORDER_TO_SEGMENT_MEDIAN(BigDecimal.class, "ratio", "the order as a multiple of the segment's median order", "order.amount", "order.segmentMedian"),
    ORDER_CAP(BigDecimal.class, "money", "the most a new or uncertain customer should order at once: the least of the known terms of the small-first-deals tip", "order.amount", "credit.standardLimit", "order.averagePaidOrder"),
    ORDER_EXCESS(BigDecimal.class, "money", "the order less that cap; none when it is within", "order.amount", "credit.standardLimit", "order.averagePaidOrder"),
    EASY_BUYER_SIGNS(Range.class, "count", "how many of the four signs of a too-easy buyer hold; a range while some are not known", "order.buyerAsked.price", "order.buyerAsked.quality", "order.buyerAsked.terms", "order.segmentMedian"),
    STANDARD_LIMIT(BigDecimal.class, "money", "the standard credit limit", "credit.standardLimit"),
    AVERAGE_PAID_ORDER(BigDecimal.class, "money", "the average paid order", "order.averagePaidOrder"),
    BUYER_ASKED_PRICE(Boolean.class, "yes or no", "the buyer asked about the price", "order.buyerAsked.price"),
    BUYER_ASKED_QUALITY(Boolean.class, "yes or no", "the buyer asked about quality", "order.buyerAsked.quality"),
    BUYER_ASKED_TERMS(Boolean.class, "yes or no", "the buyer asked about terms", "order.buyerAsked.terms"),
    // --- terms ---------------------------------------------------------------------------------------------------
    TERMS_WRITTEN(Boolean.class, "yes or no", "the terms are in writing", "terms.written"),
    DUE_DATE_FIXED(Boolean.class, "yes or no", "the due date is fixed", "terms.dueDateFixed"),
    SIGNATORY(Signatory.class, "signatory", "who signed the terms", "terms.signatory"),
    SUSPENSION_RIGHT(Boolean.class, "yes or no", "the contract lets us suspend supply", "terms.suspensionRight"),
    ACCELERATION(Boolean.class, "yes or no", "the contract makes everything due on default", "terms.acceleration"),
    RETENTION_OF_TITLE(Boolean.class, "yes or no", "the goods stay ours until paid", "terms.retentionOfTitle"),
    GOODS(Goods.class, "goods", "whether the debtor still has the goods of the overdue invoices: UNSOLD where it has any of them", "invoices[].goods"),
    INTEREST_TERM(Boolean.class, "yes or no", "the contract grants late-payment interest at a stated rate", "terms.interest", "terms.interestRate"),
    CONTRACT_INTEREST(BigDecimal.class, "money", "interest accrued under the contract on what is actionable up to today, simple, days/365; none where the contract grants none", "terms.interest", "terms.interestRate"),
    STATUTORY_INTEREST(BigDecimal.class, "money", "interest a statute grants on what is actionable up to today, whatever the contract says; none where no statute grants any, unknown while a rate is", "account.country", "account.debtorType"),
    FIXED_SUM(BigDecimal.class, "money", "fixed sums a statute grants for the overdue invoices beside interest; none where no statute grants any", "account.country", "account.debtorType"),
    LATE_CHARGE(BigDecimal.class, "money", "what may be charged for lateness up to today: interest under the contract, else under statute, and the fixed sums; none where neither grants any", "terms.interest", "terms.interestRate", "account.country", "account.debtorType"),
    SERVICE_INTEREST(BigDecimal.class, "money", "interest on what is actionable up to today at the most that may be charged to those in active military service; none for others, and where there is no such limit", "legal.activeMilitary"),
    // --- warnings ------------------------------------------------------------------------------------------------
    ORDER_DROP_PCT(BigDecimal.class, "percent", "drop of orders against the six-month mean", "warnings.orderDropPct"),
    FIRE_SALE(Boolean.class, "yes or no", "stock that was selling normally is being dumped", "warnings.fireSale"),
    STAFF_EXITS(Boolean.class, "yes or no", "staff are leaving", "warnings.staffExits"),
    OWNER_ABSENT(Boolean.class, "yes or no", "the owner cannot be reached or is busy with other ventures", "warnings.ownerAbsent"),
    PREMISES_RISK(Boolean.class, "yes or no", "the premises are closing or to be demolished", "warnings.premisesRisk"),
    PUBLIC_FILING(Boolean.class, "yes or no", "a public register shows an adverse filing", "warnings.publicFiling"),
    // --- party and law -------------------------------------------------------------------------------------------
    DEBTOR_TYPE(DebtorType.class, "debtor type", "what kind of debtor this is", "account.debtorType"),
    NATURAL_PERSON(Boolean.class, "yes or no", "the debtor is a consumer or sole trader", "account.debtorType"),
    BUSINESS(Boolean.class, "yes or no", "the debtor is not a consumer", "account.debtorType"),
    DEBTOR_TYPE_KNOWN(Boolean.class, "yes or no", "the kind of debtor is known; always known itself", "account.debtorType"),
    COUNTRY(String.class, "ISO 3166-1 code", "the debtor's country", "account.country"),
    COUNTRY_KNOWN(Boolean.class, "yes or no", "the debtor's country is known; always known itself", "account.country"),
    EU_MEMBER(Boolean.class, "yes or no", "the debtor's country is a member of the European Union on that day", "account.country"),
    REGION(String.class, "ISO 3166-2 code", "the debtor's region", "account.region"),
    CREDITOR_ROLE(CreditorRole.class, "creditor role", "FIRST_PARTY unless sent", "creditorRole"),
    STRATEGIC(Boolean.class, "yes or no", "a flagged key account", "account.strategic"),
    ESSENTIAL_SERVICE(Boolean.class, "yes or no", "what we supply is energy, water or telecom to this debtor", "account.essentialService"),
    VALID_CONTACT(Boolean.class, "yes or no", "there is a contact with a way to reach it that is not known to be wrong", "contacts"),
    COLLECTOR_ROLE(CollectorRole.class, "collector role", "who collects now", "collector.role"),
    COLLECTOR_FULLY_TRAINED(Boolean.class, "yes or no", "the collector is trained in trade, finance and law", "collector.trained"),
    LIMITATION_EXPIRES_ON(LocalDate.class, "date", "the first day, today or later, on which an overdue claim may be sued for the last time: the date sent, else by the law of the country; none without one", "legal.limitationExpiresOn", "invoices[].limitationExpiresOn"),
    DAYS_TO_LIMITATION(Integer.class, "days", "days until that date", "legal.limitationExpiresOn", "invoices[].limitationExpiresOn"),
    LIMITATION_ENDED_ON(LocalDate.class, "date", "the day by which every claim in timeBarred had ended; none without one", "legal.limitationExpiresOn", "invoices[].limitationExpiresOn"),
    TIME_BARRED(BigDecimal.class, "money", "undisputed and overdue on invoices that are known to be time-barred", "legal.limitationExpiresOn", "invoices[].limitationExpiresOn"),
    MAY_BE_TIME_BARRED(BigDecimal.class, "money", "undisputed and overdue on invoices that may be time-barred, or not: the region, the goods or what was paid on them is not known; always known itself", "legal.limitationExpiresOn", "invoices[].limitationExpiresOn"),
    EXTINGUISHED(BigDecimal.class, "money", "the part of timeBarred that by law is no debt any more, or may be none", "legal.limitationExpiresOn", "invoices[].limitationExpiresOn"),
    LIVE(BigDecimal.class, "money", "open and undisputed, due or not, on invoices that are neither known to be time-barred nor may be; always known itself", "invoices"),
    ENFORCEABLE(BigDecimal.class, "money", "what may be sued for: actionable less what is known to be time-barred", "invoices", "unappliedCash"),
    INSOLVENT(Boolean.class, "yes or no", "an insolvency procedure or a discharge is known", "legal.insolvency"),
    SANCTIONS_HIT(Boolean.class, "yes or no", "the debtor is on a sanctions list", "legal.sanctionsHit"),
    VULNERABLE(Boolean.class, "yes or no", "the debtor is vulnerable", "legal.vulnerable"),
    HARDSHIP(Boolean.class, "yes or no", "the debtor is in hardship", "legal.hardship"),
    DECEASED(Boolean.class, "yes or no", "the debtor has died", "legal.deceased"),
    MINOR(Boolean.class, "yes or no", "the debtor is a minor", "legal.minor"),
    IDENTITY_THEFT(Boolean.class, "yes or no", "the debt was run up by somebody who used the debtor's name", "legal.identityTheft"),
    ACTIVE_MILITARY(Boolean.class, "yes or no", "the debtor is in active military service", "legal.activeMilitary"),
    ABUSIVE_TACTIC_REQUESTED(Boolean.class, "yes or no", "somebody asks to use a tactic that is never lawful", "requested[].tactics"),
    // --- notices, stays and deadlines of the law ------------------------------------------------------------------
    ENGLAND_OR_WALES(Boolean.class, "yes or no", "the debtor is in the United Kingdom and not known to be in Scotland or Northern Ireland", "account.country"),
    MAY_HAVE_BREATHING_SPACE(Boolean.class, "yes or no", "the debtor is or may be a person, and if in business is not known to be registered for VAT; always known itself", "account.debtorType", "account.vatRegistered"),
    AGENCY_LICENSED(Boolean.class, "yes or no", "the agency is registered or licensed to collect", "placement.agencyLicensed"),
    LOSS_CHARGE_REQUESTED(Boolean.class, "yes or no", "somebody asks to charge the loss to an employee", "requested[].action"),
    MORATORIUM_ENDS_ON(LocalDate.class, "date", "last day of a running moratorium or breathing space; none when none runs", "legal.moratoriumEndsOn"),
    RESTRUCTURING_STAY(Boolean.class, "yes or no", "a stay in a preventive restructuring is in force", "legal.restructuringStay"),
    VALIDATION_NOTICE_SENT(Boolean.class, "yes or no", "the notice that lets the debtor dispute the debt has been sent", "legal.validationNoticeSentOn"),
    VALIDATION_WINDOW_RUNS_UNTIL(OffsetDateTime.class, "instant", "when the time to dispute the debt after that notice is over; none when it is, or no notice was sent", "legal.validationNoticeSentOn"),
    DISPUTED_IN_VALIDATION_WINDOW(Boolean.class, "yes or no", "a written dispute came before the end of that time", "legal.disputeReceivedOn", "legal.validationNoticeSentOn"),
    TOLD_OF_DEBT(Boolean.class, "yes or no", "we have spoken to the debtor about a debt, or a letter or e-mail of ours has not come back", "interactions"),
    CREDIT_REPORTING_WAITS_UNTIL(OffsetDateTime.class, "instant", "when a first letter or e-mail has had time to come back; none when it has, after a conversation, or without either", "interactions"),
    LETTER_OF_CLAIM_RUNS_UNTIL(OffsetDateTime.class, "instant", "when the clear days after the last final notice, and those after a reply form, are over; none when they are", "interactions"),
    CLAWBACK_RECEIPTS(BigDecimal.class, "money", "receipts so shortly before the insolvency filing that they may have to be paid back; none where the country has no such row or nothing was filed", "payments", "legal.insolvency.filedOn"),
    RECLAIMABLE_GOODS(BigDecimal.class, "money", "open for goods received so shortly before the filing that they may be demanded back, those sold on left out", "invoices[].goodsReceivedOn", "legal.insolvency.filedOn"),
    RECLAMATION_DEMAND_BY(LocalDate.class, "date", "last day for the written demand of those goods", "legal.insolvency.filedOn"),
    ADMINISTRATIVE_GOODS(BigDecimal.class, "money", "open for goods received so shortly before the filing that the claim ranks first", "invoices[].goodsReceivedOn", "legal.insolvency.filedOn"),
    OFFER_REPAYABLE_UNTIL(LocalDate.class, "date", "last day on which a payment tendered as full settlement can be handed back", "offer.on"),
    ADVERSE_NOTICE_DUE_ON(LocalDate.class, "date", "last day for the notice of an adverse decision on the order now considered, if it is taken today; none without an order", "order"),
    // --- when and how the debtor may be contacted ----------------------------------------------------------------
    CONTACT_OPENS_AT(OffsetDateTime.class, "instant", "while it is outside the hours of contact in force (on every clock of the debtor's zone, region or country): first moment at which contact is allowed; none when that is now or no hours are set; always known itself", "account.timeZone"),
    INCONVENIENT_UNTIL(OffsetDateTime.class, "instant", "while it is a time at which the debtor asked to be left alone: first moment at which contact is allowed; none when that is now", "legal.inconvenientTimes"),
    INCONVENIENT_TIMES_UNCLEAR(Boolean.class, "yes or no", "the debtor told of inconvenient times in words that cannot be read, or that leave no hour", "legal.inconvenientTimes"),
    CALL_CAP_LIFTS_AT(OffsetDateTime.class, "instant", "first lawful moment of the first day on which another call keeps the most calls in seven consecutive calendar days; calls that reached no number or were to an attorney do not count; none when that is now", "interactions"),
    CALL_OR_TEXT_CAP_LIFTS_AT(OffsetDateTime.class, "instant", "the same for the most calls and text messages together, where the law counts both; none when that is now", "interactions"),
    CONVERSATION_RESTS_UNTIL(OffsetDateTime.class, "instant", "first lawful moment of the seventh day after the last conversation by telephone, whoever called; none when that is now", "interactions"),
    CALL_OPTED_OUT(Boolean.class, "yes or no", "the debtor asked not to be called", "legal.optOutChannels"),
    EMAIL_OPTED_OUT(Boolean.class, "yes or no", "the debtor asked for no e-mail", "legal.optOutChannels"),
    SMS_OPTED_OUT(Boolean.class, "yes or no", "the debtor asked for no text messages", "legal.optOutChannels"),
    LETTER_OPTED_OUT(Boolean.class, "yes or no", "the debtor asked for no letters", "legal.optOutChannels"),
    VISIT_OPTED_OUT(Boolean.class, "yes or no", "the debtor asked not to be visited", "legal.optOutChannels"),
    CEASE_REQUESTED(Boolean.class, "yes or no", "the debtor has asked in writing that we stop", "legal.ceaseRequestedOn"),
    ATTORNEY_KNOWN(Boolean.class, "yes or no", "an attorney represents the debtor: it is said so, or one stands among the contacts", "legal.attorneyKnown", "contacts"),
    ATTORNEY_CONTACT(Boolean.class, "yes or no", "there is a contact with a way to reach the debtor's attorney", "contacts"),
    DEBTOR_CONTACT(Boolean.class, "yes or no", "there is a contact with a way to reach the debtor in person, not at a place of work whose employer forbids it", "contacts"),
    ONLY_FORBIDDEN_WORKPLACE(Boolean.class, "yes or no", "there are contacts, and every one that can be reached is at a place of work whose employer forbids it", "contacts"),
    FIRST_PARTY_STRICT(Boolean.class, "yes or no", "house policy for debtors who are, or may be, in the United States: we keep the rules for collectors also when we collect in our own name; always known", "account.country"),
    // --- scored from signals and settings ------------------------------------------------------------------------
    EARLY_WARNING_SCORE(Range.class, "points", "early-warning points of the signs that are known; a range while some are not", "warnings", "behaviour.slowdownDays"),
    RECOVERY_LIKELIHOOD(BigDecimal.class, "ratio 0..1", "share of debts of this age that are recovered, by the curve in force", "invoices");

    private static final Map<String, Fact> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Fact::inRules, Function.identity()));

    /** What makes these unknown differs from account to account. */
    private static final Set<Fact> MISSING_THIS_OR_THAT = EnumSet.of(CONTRACT_INTEREST, STATUTORY_INTEREST, FIXED_SUM, LATE_CHARGE, SERVICE_INTEREST);

    private final String inRules;
    private final Class<?> type;
    private final String unit;
    private final String meaning;
    private final List<String> from;
    private final boolean isEcho;

    Fact(Class<?> type, String unit, String meaning, String... from) {
        this.type = type;
        this.unit = unit;
        this.meaning = meaning;
        this.from = List.of(from);
        this.inRules = camelCase(name());
        this.isEcho = from.length == 1 && this.from.get(0).endsWith("." + inRules);
    }

    /** The fact's name in rules and answers, or {@code null}. */
    public static Fact named(String name) {
        return BY_NAME.get(name);
    }

    public String inRules() {
        return inRules;
    }

    public Class<?> type() {
        return type;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** Snapshot paths that are missing when this fact is unknown. */
    public List<String> from() {
        return from;
    }

    /** The smallest sensible difference between two values of this numeric fact: one day, one count, one cent of its currency, a hundredth. */
    public BigDecimal step(String currency) {
        return type != BigDecimal.class || unit.equals("days") ? BigDecimal.ONE
                : BigDecimal.ONE.movePointLeft(unit.equals("money") ? Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()) : 2);
    }

    /** All it comes from is missing wherever it is unknown. */
    public boolean isMissingAll() {
        return !MISSING_THIS_OR_THAT.contains(this);
    }

    /** It only repeats one field of the snapshot. */
    public boolean isEcho() {
        return isEcho;
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(java.util.Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
