package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.ContactRole;

/**
 * An action that stands. Immutable; members that do not apply are {@code null}.
 *
 * @param amount      what is asked for, charged or capped at, in {@code currency}; never more than is actionable where money is asked for
 * @param invoices    ids of the invoices it is about, oldest first
 * @param form        what the law wants the message to be, `LETTER_OF_CLAIM`
 * @param notBefore   it waits only for a better hour or for another message of the day
 * @param assignTo    the role to assign, for `ASSIGN_COLLECTOR`
 * @param lever       the one lawful lever to speak of
 * @param humanReview a person must approve it first
 */
public record Recommendation(
        Action action,
        BigDecimal amount,
        String currency,
        List<String> invoices,
        Addressee addressee,
        List<BreakdownLine> breakdown,
        String form,
        RuleCard.Tone tone,
        boolean courteous,
        OffsetDateTime notBefore,
        OffsetDateTime notAfter,
        Channel channel,
        String assignTo,
        String lever,
        boolean humanReview,
        List<Because> because) {

    /** Whom to speak to; the contact is {@code null} where the snapshot names none in that role. */
    public record Addressee(ContactRole role, String contactId) {
    }

    /** One line of an amount that is a sum; the days are those from the first to the last, both counted. */
    public record BreakdownLine(String label, BigDecimal amount, String invoiceId, LocalDate from, LocalDate to, Integer days, BigDecimal rate, BigDecimal base) {
    }
}
