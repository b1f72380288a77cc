package dev.dunlin.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiFunction;

import dev.dunlin.snapshot.BuyerAsked;
import dev.dunlin.snapshot.Credit;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Order;

/** The credit line and the order now being considered, as far as they are in the judged currency. */
final class CreditFacts {
    private static final int RATIO_DIGITS = 6;

    private CreditFacts() {
    }

    static void fill(FactSheet sheet) {
        Field<Credit> credit = sheet.inCurrency(sheet.snapshot.credit(), Credit::currency);
        Field<BigDecimal> limit = credit.get(Credit::limit);
        Field<BigDecimal> standardLimit = credit.get(Credit::standardLimit);
        Field<BigDecimal> exposure = credit.get(Credit::exposure);
        sheet.set(Fact.CREDIT_LIMIT, limit);
        sheet.set(Fact.STANDARD_LIMIT, standardLimit);
        sheet.set(Fact.EXPOSURE, exposure);
        sheet.set(Fact.CREDIT_USE, both(exposure, limit, CreditFacts::use));
        sheet.set(Fact.LIMIT_ABOVE_EXPOSURE, both(exposure, limit, (used, most) -> most.compareTo(used) > 0));
        fillOrder(sheet, standardLimit);
    }

    private static void fillOrder(FactSheet sheet, Field<BigDecimal> standardLimit) {
        Field<Order> order = sheet.inCurrency(sheet.snapshot.order(), Order::currency);
        Field<BigDecimal> amount = order.get(Order::amount);
        Field<BigDecimal> average = order.get(Order::averagePaidOrder);
        Field<BuyerAsked> buyerAsked = order.get(Order::buyerAsked);
        sheet.set(Fact.ORDER_AMOUNT, amount);
        sheet.set(Fact.ORDER_FIRST, order.get(Order::first));
        sheet.set(Fact.ORDER_ON_CREDIT, order.get(Order::onCredit));
        sheet.set(Fact.CREDIT_APPROVED, order.get(Order::creditApproved));
        sheet.set(Fact.ORDER_TO_STANDARD_LIMIT, both(amount, standardLimit, CreditFacts::ratio));
        sheet.set(Fact.ORDER_TO_AVERAGE_PAID_ORDER, both(amount, average, CreditFacts::ratio));
        sheet.set(Fact.ORDER_TO_SEGMENT_MEDIAN, both(amount, order.get(Order::segmentMedian), CreditFacts::ratio));
        sheet.set(Fact.AVERAGE_PAID_ORDER, average);
        sheet.set(Fact.BUYER_ASKED_PRICE, buyerAsked.get(BuyerAsked::price));
        sheet.set(Fact.BUYER_ASKED_QUALITY, buyerAsked.get(BuyerAsked::quality));
        sheet.set(Fact.BUYER_ASKED_TERMS, buyerAsked.get(BuyerAsked::terms));
        Field<BigDecimal> cap = order.isNone() ? Field.none() : orderCap(sheet, standardLimit, average);
        sheet.set(Fact.ORDER_CAP, cap);
        sheet.set(Fact.ORDER_EXCESS, both(amount, cap, (asked, most) -> asked.compareTo(most) > 0 ? asked.subtract(most) : null));
        sheet.set(Fact.EASY_BUYER_SIGNS, order.isUnknown() ? Field.unknown() : order.isNone() ? Field.none() : Field.of(easyBuyerSigns(sheet)));
    }

    /** The least of the terms that are known; unknown where none is. */
    private static Field<BigDecimal> orderCap(FactSheet sheet, Field<BigDecimal> standardLimit, Field<BigDecimal> average) {
        BigDecimal cap = sheet.settings.amount("new-customer.order-cap").orNull();
        if (standardLimit.hasValue()) {
            cap = least(cap, standardLimit.orNull().multiply(sheet.settings.number("new-customer.order-to-standard-limit")));
        }
        if (average.hasValue()) {
            cap = least(cap, average.orNull().multiply(sheet.settings.number("new-customer.order-to-average-paid-order")));
        }
        return cap == null ? Field.unknown() : Field.of(cap.stripTrailingZeros());
    }

    private static BigDecimal least(BigDecimal a, BigDecimal b) {
        return a == null ? b : a.min(b);
    }

    /** Far above the segment's usual order, and no question about price, quality or terms: each is a sign, each may be unknown. */
    private static Range easyBuyerSigns(FactSheet sheet) {
        Field<BigDecimal> ratio = sheet.get(Fact.ORDER_TO_SEGMENT_MEDIAN);
        BigDecimal large = sheet.settings.number("too-easy-buyer.order-to-segment-median");
        int low = ratio.hasValue() && ratio.orNull().compareTo(large) >= 0 ? 1 : 0;
        int high = ratio.isUnknown() ? 1 : low;
        for (Fact asked : new Fact[] {Fact.BUYER_ASKED_PRICE, Fact.BUYER_ASKED_QUALITY, Fact.BUYER_ASKED_TERMS}) {
            Field<Boolean> answer = sheet.get(asked);
            boolean notAsked = !answer.isUnknown() && !answer.or(false);
            low += notAsked ? 1 : 0;
            high += notAsked || answer.isUnknown() ? 1 : 0;
        }
        return new Range(low, high);
    }

    /** A share rounded down to six digits, so that it never reaches an edge it does not reach; {@code null} of nothing. */
    static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.divide(whole, RATIO_DIGITS, RoundingMode.DOWN);
    }

    /** A limit of nothing that is used at all is used up. */
    private static BigDecimal use(BigDecimal exposure, BigDecimal limit) {
        return limit.signum() > 0 ? ratio(exposure, limit) : exposure.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** What follows from both: none where either is known to be none, else unknown where either is unknown. */
    private static <R> Field<R> both(Field<BigDecimal> a, Field<BigDecimal> b, BiFunction<BigDecimal, BigDecimal, R> f) {
        if (a.isNone() || b.isNone()) {
            return Field.none();
        }
        return a.get(x -> b.map(y -> f.apply(x, y)));
    }
}
