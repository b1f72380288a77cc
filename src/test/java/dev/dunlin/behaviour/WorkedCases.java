package dev.dunlin.behaviour;

import java.time.OffsetDateTime;
import java.util.List;

/** The worked cases of the catalogue, as far as they need no country's own rows. They are played in the process and over HTTP. */
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
                    .withheld("RECLAIM_GOODS", "PREREQUISITE", "LADDER")
                    .withheld("HOLD_NEW_ORDERS", "SUPERSEDED", "LADDER")
                    .humanReview(false),
            WorkedCase.of("05-broken-promises")
                    .stand("SEND_FINAL_NOTICE", "STOP_SUPPLY", "REQUIRE_HUMAN_REVIEW").notEvenWithheld("REFER_TO_AGENCY", "LEGAL_ACTION")
                    .stands("SEND_FINAL_NOTICE", "amount", 3600).stands("SEND_FINAL_NOTICE", "channel", "LETTER")
                    .stands("SEND_FINAL_NOTICE", "tone", "FORMAL").stands("SEND_FINAL_NOTICE", "humanReview", true)
                    .stands("SEND_FINAL_NOTICE", "addressee.role", "OWNER").stands("STOP_SUPPLY", "humanReview", true)
                    .becauseOf("SEND_FINAL_NOTICE", "T07").becauseOf("STOP_SUPPLY", "T06")
                    .fact("brokenPromises", 2).fact("daysPastDue", 75)
                    .humanReview(true),
            WorkedCase.of("06-insolvency")
                    .standAlone("FILE_PROOF_OF_CLAIM", "REQUIRE_HUMAN_REVIEW", "REQUIRE_PREPAYMENT")
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
                    .withheld("REFER_TO_AGENCY", "PREREQUISITE", "LADDER").withheld("LEGAL_ACTION", "PREREQUISITE", "LADDER")
                    .fact("daysPastDue", 760)
                    .humanReview(true),
            WorkedCase.of("07-two-year-old-debt-notice-run")
                    .stand("LEGAL_ACTION", "STOP_SUPPLY", "REQUIRE_HUMAN_REVIEW")
                    .stands("LEGAL_ACTION", "humanReview", true).stands("LEGAL_ACTION", "amount", 180000)
                    .becauseOf("LEGAL_ACTION", "T13")
                    .withheld("REFER_TO_AGENCY", "EXCLUSION", "LADDER")
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
            WorkedCase.of("09-time-barred")
                    .standAlone("WRITE_OFF_REVIEW", "MONITOR", "REQUIRE_HUMAN_REVIEW")
                    .noContact()
                    .withheld("LEGAL_ACTION", "VETO", "G-ALL-11").withheld("SEND_FINAL_NOTICE", "VETO", "G-ALL-11")
                    .withheld("DEMAND_FULL_PAYMENT", "VETO", "G-ALL-11").withheld("REFER_TO_AGENCY", "VETO", "G-ALL-11")
                    .withheld("CALL", "VETO", "G-ALL-11").withheld("SEND_REMINDER", "VETO", "G-ALL-11")
                    .withheld("STOP_SUPPLY", "VETO", "G-ALL-11").withheld("REQUEST_PROMISE", "VETO", "G-ALL-11")
                    .humanReview(true),
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

    private static OffsetDateTime at(String instant) {
        return OffsetDateTime.parse(instant);
    }
}
