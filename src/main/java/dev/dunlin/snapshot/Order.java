package dev.dunlin.snapshot;

import java.math.BigDecimal;

/** The order now being considered. */
public record Order(
        Field<BigDecimal> amount,
        Field<String> currency,
        Field<Boolean> first,
        Field<Boolean> onCredit,
        Field<Boolean> creditApproved,
        Field<BigDecimal> segmentMedian,
        Field<BigDecimal> averagePaidOrder,
        Field<BuyerAsked> buyerAsked) {
}
