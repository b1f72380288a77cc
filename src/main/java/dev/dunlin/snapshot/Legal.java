package dev.dunlin.snapshot;

import java.time.LocalDate;
import java.util.List;

/** What the law makes of this debtor and debt. */
public record Legal(
        Field<Insolvency> insolvency,
        Field<LocalDate> moratoriumEndsOn,
        Field<Boolean> restructuringStay,
        Field<Boolean> attorneyKnown,
        Field<LocalDate> ceaseRequestedOn,
        Field<List<Channel>> optOutChannels,
        Field<LocalDate> validationNoticeSentOn,
        Field<LocalDate> validationNoticeReceivedOn,
        Field<LocalDate> disputeReceivedOn,
        Field<String> inconvenientTimes,
        Field<Boolean> vulnerable,
        Field<Boolean> hardship,
        Field<Boolean> deceased,
        Field<Boolean> minor,
        Field<Boolean> identityTheft,
        Field<Boolean> sanctionsHit,
        Field<Boolean> activeMilitary,
        Field<LocalDate> limitationExpiresOn,
        Field<LocalDate> replyFormReceivedOn,
        Field<LocalDate> suitFiledOn) {
}
