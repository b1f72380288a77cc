package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One open line: an invoice, one instalment of it, or a credit note. */
public record Invoice(
        String id,
        Field<Integer> instalment,
        Field<InvoiceType> type,
        Field<LocalDate> issuedOn,
        LocalDate dueOn,
        Field<BigDecimal> amount,
        BigDecimal open,
        Field<String> currency,
        Field<BigDecimal> disputedAmount,
        Field<LocalDate> disputeOpenedOn,
        Field<String> disputeReason,
        Field<Goods> goods,
        Field<LocalDate> limitationExpiresOn,
        Field<LocalDate> goodsReceivedOn) {
}
