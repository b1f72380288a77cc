package dev.dunlin.behaviour;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/** The worked cases of the catalogue. They are played in the process and over HTTP. */
final class WorkedCases {
    static final List<WorkedCase> ALL = List.of(
            WorkedCase.of("01-pre-due-poor-payer")
                    .standAlone("CONFIRM_BALANCE_BEFORE_DUE", "SCHEDULE_CONTACT")
                    .stands("CONFIRM_BALANCE_BEFORE_DUE", "amount", 8400)
                    .stands("CONFIRM_BALANCE_BEFORE_DUE", "tone", "FRIENDLY")
                    .stands("SCHEDULE_CONTACT", "notBefore", at("2026-11-10T09:00:00+01:00"))
                    .stands("SCHEDULE_CONTACT", "channel", "CALL")
                    .becauseOf("CONFIRM_BALANCE_BEFORE_DUE", "C06", "P2.1").becauseOf("SCHEDULE_CONTACT", "C07")
                    .withheld("DEMAND_FULL_PAYMENT", "VETO", "G-ALL-04")
                    .humanReview(false),
            WorkedCase.of("02-first-reminder")
                    .stand("SEND_REMINDER")
                    .stands("SEND_REMINDER", "amount", 1950).stands("SEND_REMINDER", "tone", "FRIENDLY")
                    .stands("SEND_REMINDER", "addressee.role", "ACCOUNTS_PAYABLE").stands("SEND_REMINDER", "addressee.contactId", "C-1")
                    .becauseOf("SEND_REMINDER", "T01", "P1.1", "P1.4")
                    .notEvenWithheld("CALL", "DEMAND_FULL_PAYMENT", "HOLD_NEW_ORDERS")
                    .humanReview(false),
            WorkedCase.of("03-the-cheque-is-in-the-post")
                    .stand("VERIFY_PAYMENT_CLAIM", "SCHEDULE_CONTACT").absent("SEND_REMINDER", "CALL", "SEND_STATEMENT")
                    .stands("SCHEDULE_CONTACT", "notBefore", at("2026-11-06T09:00:00+01:00"))
                    .becauseOf("VERIFY_PAYMENT_CLAIM", "P3.4").becauseOf("SCHEDULE_CONTACT", "P3.4")
                    .withheld("DEMAND_FULL_PAYMENT", "DELAY", "G-ALL-03")
                    .withheldUntil("DEMAND_FULL_PAYMENT", "2026-11-06T09:00:00+01:00")
                    .fact("excuses", 1).fact("daysPastDue", 16)
                    .humanReview(false),
            WorkedCase.of("04-no-supply-no-payment")
                    .stand("STOP_SUPPLY", "DEMAND_FULL_PAYMENT", "REQUIRE_PREPAYMENT").absent("RECLAIM_GOODS", "BOOK_MEETING")
                    .stands("DEMAND_FULL_PAYMENT", "amount", 41000).stands("DEMAND_FULL_PAYMENT", "tone", "FIRM")
                    .becauseOf("STOP_SUPPLY", "T06").becauseOf("DEMAND_FULL_PAYMENT", "T06", "T08").becauseOf("REQUIRE_PREPAYMENT", "T06")
                    .withheld("RECLAIM_GOODS", "VETO", "G-DE-04")
                    .withheld("HOLD_NEW_ORDERS", "SUPERSEDED", "LADDER")
                    .humanReview(false),
            WorkedCase.of("05-broken-promises")
                    .stand("SEND_FINAL_NOTICE", "STOP_SUPPLY", "REQUIRE_HUMAN_REVIEW").notEvenWithheld("REFER_TO_AGENCY", "LEGAL_ACTION")
                    .stand("CHARGE_LATE_INTEREST").stands("CHARGE_LATE_INTEREST", "amount", new BigDecimal("156.92")).becauseOf("CHARGE_LATE_INTEREST", "P1.3")
                    .stands("CHARGE_LATE_INTEREST", "breakdown.0.amount", new BigDecimal("86.92")).stands("CHARGE_LATE_INTEREST", "breakdown.0.rate", new BigDecimal("11.75"))
                    .stands("CHARGE_LATE_INTEREST", "breakdown.0.days", 75).stands("CHARGE_LATE_INTEREST", "breakdown.1.amount", 70)
                    .stands("SEND_FINAL_NOTICE", "amount", 3600).stands("SEND_FINAL_NOTICE", "channel", "LETTER")
                    .stands("SEND_FINAL_NOTICE", "form", "LETTER_OF_CLAIM").groundedIn("SEND_FINAL_NOTICE", "G-UK-02")
                    .stands("SEND_FINAL_NOTICE", "tone", "FORMAL").stands("SEND_FINAL_NOTICE", "humanReview", true)
                    .stands("SEND_FINAL_NOTICE", "addressee.role", "OWNER").stands("STOP_SUPPLY", "humanReview", true)
                    .becauseOf("SEND_FINAL_NOTICE", "T07").becauseOf("STOP_SUPPLY", "T06")
                    .fact("brokenPromises", 2).fact("daysPastDue", 75)
                    .humanReview(true),
            WorkedCase.of("05-broken-promises-agency-due")
                    .absent("REFER_TO_AGENCY", "LEGAL_ACTION")
                    .withheld("REFER_TO_AGENCY", "DELAY", "G-UK-02").withheldUntil("REFER_TO_AGENCY", "2026-12-04T00:00:00+00:00")
                    .fact("daysPastDue", 90),
            WorkedCase.of("05-broken-promises-claim-clear")
                    .stand("REFER_TO_AGENCY").notEvenWithheld("LEGAL_ACTION")
                    .stands("REFER_TO_AGENCY", "humanReview", true),
            WorkedCase.of("05-broken-promises-legal-due")
                    .stand("LEGAL_ACTION", "STOP_SUPPLY", "REQUIRE_HUMAN_REVIEW")
                    .stands("LEGAL_ACTION", "humanReview", true)
                    .withheld("REFER_TO_AGENCY", "EXCLUSION", "LADDER")
                    .fact("daysPastDue", 120),
            WorkedCase.of("06-insolvency")
                    .standAlone("FILE_PROOF_OF_CLAIM", "REQUIRE_HUMAN_REVIEW", "REQUIRE_PREPAYMENT", "FLAG_CLAWBACK_RISK")
                    .stands("FLAG_CLAWBACK_RISK", "amount", 9000).groundedIn("FLAG_CLAWBACK_RISK", "G-US-14")
                    .groundedIn("FILE_PROOF_OF_CLAIM", "G-US-15").groundedIn("REQUIRE_HUMAN_REVIEW", "G-US-15")
                    .says("REQUIRE_HUMAN_REVIEW", "19 Nov 2026")
                    .withheld("SEND_REMINDER", "VETO", "G-US-13").withheld("RECLAIM_GOODS", "VETO", "G-US-15")
                    .fact("reclaimableGoods", 18000).fact("administrativeGoods", 18000).fact("reclamationDemandBy", "2026-11-19")
                    .stands("FILE_PROOF_OF_CLAIM", "amount", 75000)
                    .noContact()
                    .withheld("SEND_REMINDER", "VETO", "G-ALL-10").withheld("CALL", "VETO", "G-ALL-10")
                    .withheld("DEMAND_FULL_PAYMENT", "VETO", "G-ALL-10").withheld("RECLAIM_GOODS", "VETO", "G-ALL-10")
                    .withheld("STOP_SUPPLY", "VETO", "G-ALL-10").withheld("SCHEDULE_CONTACT", "VETO", "G-ALL-10")
                    .noTipSurvives()
                    .humanReview(true),
            WorkedCase.of("07-two-year-old-debt")
                    .stand("SEND_FINAL_NOTICE", "STOP_SUPPLY", "REQUIRE_HUMAN_REVIEW")
                    .stands("SEND_FINAL_NOTICE", "amount", 180000).stands("SEND_FINAL_NOTICE", "tone", "LEGAL")
                    .stands("SEND_FINAL_NOTICE", "channel", "LETTER")
                    .becauseOf("SEND_FINAL_NOTICE", "T07").becauseOf("REQUIRE_HUMAN_REVIEW", "T07")
                    .withheld("REFER_TO_AGENCY", "RESHAPE", "G-CN-02").withheld("REFER_TO_LAWYER", "PREREQUISITE", "LADDER")
                    .withheld("LEGAL_ACTION", "PREREQUISITE", "LADDER")
                    .stands("SEND_FINAL_NOTICE", "form", "PROVABLE_DEMAND")
                    .fact("daysPastDue", 760).fact("limitationExpiresOn", "2029-10-01").fact("timeBarred", 0)
                    .humanReview(true),
            WorkedCase.of("07-two-year-old-debt-notice-run")
                    .fact("limitationExpiresOn", "2029-11-03")
                    .stand("LEGAL_ACTION", "STOP_SUPPLY", "REQUIRE_HUMAN_REVIEW")
                    .stands("LEGAL_ACTION", "humanReview", true).stands("LEGAL_ACTION", "amount", 180000)
                    .becauseOf("LEGAL_ACTION", "T13")
                    .withheld("REFER_TO_AGENCY", "RESHAPE", "G-CN-02").withheld("REFER_TO_LAWYER", "EXCLUSION", "LADDER")
                    .humanReview(true),
            WorkedCase.of("08-seven-calls")
                    .stand("SCHEDULE_CONTACT").absent("DEMAND_FULL_PAYMENT", "STOP_SUPPLY", "HOLD_NEW_ORDERS")
                    .stands("SCHEDULE_CONTACT", "notBefore", at("2026-11-04T09:00:00-05:00"))
                    .stands("SCHEDULE_CONTACT", "channel", "CALL")
                    .withheld("CALL", "DELAY", "G-US-01").withheld("CALL", "DELAY", "G-US-02")
                    .withheldUntil("CALL", "2026-11-04T08:00:00-05:00")
                    .withheld("HOLD_NEW_ORDERS", "EXCLUSION", "LADDER")
                    .fact("callsLast7Days", 7),
            WorkedCase.of("08-seven-calls-by-e-mail")
                    .stand("SCHEDULE_CONTACT")
                    .withheld("SEND_REMINDER", "DELAY", "G-US-02").withheldUntil("SEND_REMINDER", "2026-11-04T08:00:00-05:00"),
            WorkedCase.of("08-seven-calls-by-post")
                    .stand("SEND_REMINDER", "SCHEDULE_CONTACT")
                    .stands("SEND_REMINDER", "channel", "LETTER").stands("SEND_REMINDER", "notBefore", "")
                    .withheldUntil("CALL", "2026-11-04T08:00:00-05:00"),
            WorkedCase.of("08-seven-calls-spoken")
                    .stand("SCHEDULE_CONTACT")
                    .withheld("CALL", "DELAY", "G-US-01").withheldUntil("CALL", "2026-11-09T08:00:00-05:00"),
            WorkedCase.of("08-seven-calls-massachusetts")
                    .stand("SCHEDULE_CONTACT")
                    .withheld("CALL", "DELAY", "G-US-12").withheldUntil("CALL", "2026-11-08T08:00:00-05:00"),
            timeBarred("09-time-barred", "G-ALL-11", "2026-03-10").withheld("LEGAL_ACTION", "VETO", "G-UK-06"),
            timeBarred("09-time-barred-scotland", "G-UK-06", "2026-03-10").fact("extinguished", 1150),
            timeBarred("09-time-barred-us-agency", "G-ALL-11", "2026-03-10")
                    .withheld("LEGAL_ACTION", "VETO", "G-US-08").withheld("SEND_FINAL_NOTICE", "VETO", "G-US-08"),
            WorkedCase.of("10a-credit-balance")
                    .standAlone("REVIEW_CREDIT_BALANCE")
                    .withheld("SEND_REMINDER", "VETO", "G-ALL-02").withheld("STOP_SUPPLY", "VETO", "G-ALL-02")
                    .withheld("LEGAL_ACTION", "VETO", "G-ALL-02")
                    .fact("balance", -420)
                    .humanReview(false),
            WorkedCase.of("10b-nothing-open").standAlone("NO_ACTION").humanReview(false),
            WorkedCase.of("10b-money-already-here")
                    .standAlone("APPLY_UNAPPLIED_CASH").stands("APPLY_UNAPPLIED_CASH", "amount", 500)
                    .humanReview(false),
            WorkedCase.of("10d-nobody-to-reach")
                    .standAlone("FIX_CONTACT_DATA")
                    .noContact()
                    .withheld("SEND_REMINDER", "VETO", "G-ALL-06").withheld("CALL", "VETO", "G-ALL-06")
                    .humanReview(false));

    private WorkedCases() {
    }

    /** Nothing is asked of a person for a barred debt of 1,150, whatever was asked for; every veto names at least this guardrail. */
    private static WorkedCase timeBarred(String name, String guardrail, String endedOn) {
        WorkedCase barred = WorkedCase.of(name)
                .standAlone("WRITE_OFF_REVIEW", "MONITOR", "REQUIRE_HUMAN_REVIEW")
                .stands("WRITE_OFF_REVIEW", "amount", 1150)
                .noContact()
                .fact("limitationEndedOn", endedOn).fact("timeBarred", 1150).fact("actionable", 0)
                .humanReview(true);
        for (String action : List.of("LEGAL_ACTION", "SEND_FINAL_NOTICE", "DEMAND_FULL_PAYMENT", "REFER_TO_AGENCY", "CALL", "SEND_REMINDER", "STOP_SUPPLY",
                "REQUEST_PROMISE")) {
            barred.withheld(action, "VETO", guardrail);
        }
        return barred;
    }

    private static OffsetDateTime at(String instant) {
        return OffsetDateTime.parse(instant);
    }
}
