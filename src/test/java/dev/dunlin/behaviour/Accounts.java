package dev.dunlin.behaviour;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Accounts as they are met with: over the whole contract, with what usually goes together (an old debt has a history, a
 * consumer no finance department). Every field is either sent, or sent as none, or left out.
 */
final class Accounts {
    private static final List<String[]> PLACES = List.of(
            new String[] {"DE", "EUR", "Europe/Berlin"}, new String[] {"FR", "EUR", "Europe/Paris"}, new String[] {"GB", "GBP", "Europe/London"},
            new String[] {"US", "USD", "America/New_York"}, new String[] {"JP", "JPY", "Asia/Tokyo"}, new String[] {"CN", "CNY", "Asia/Shanghai"},
            new String[] {"IN", "INR", "Asia/Kolkata"}, new String[] {"BR", "BRL", "America/Sao_Paulo"},
            new String[] {"US", "USD", "America/New_York", "US-MA"}, new String[] {"US", "USD", "America/Los_Angeles", "US-CA"},
            new String[] {"GB", "GBP", "Europe/London", "GB-ENG"}, new String[] {"GB", "GBP", "Europe/London", "GB-SCT"},
            new String[] {"ES", "EUR", "Europe/Madrid"}, new String[] {null, "EUR", "Europe/Berlin"}, new String[] {"US", "USD", "America/New_York", "US-TN"});
    private static final int[] AGES = {-30, -7, -3, -1, 0, 1, 2, 3, 6, 7, 9, 10, 14, 15, 16, 20, 29, 30, 31, 44, 45, 46, 59, 60, 61, 74, 75, 80, 89, 90, 91,
        100, 119, 120, 121, 149, 150, 170, 200, 365, 729, 730, 1200, 1900, 2500};
    private static final String[] AMOUNTS = {"1.00", "24.99", "25.00", "25.01", "199", "640.10", "999.99", "1000", "1950", "3600.40", "12480.50", "180000"};

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Random random;
    private final double left;
    private LocalDateTime now;
    private ZoneId zone;
    private String type;
    private int age;
    /** The debtor has asked for this and that. */
    private boolean hasWishes;
    /** An insolvency or a stay is likelier than usual. */
    private boolean isInTrouble;

    private Accounts(long seed) {
        this.random = new Random(seed);
        this.left = new double[] {0, 0.05, 0.3, 0.9}[random.nextInt(4)];
    }

    /** The account that comes of this number, always the same. */
    static ObjectNode of(long seed) {
        return new Accounts(seed).account();
    }

    private ObjectNode account() {
        ObjectNode root = json.objectNode();
        String[] place = one(PLACES);
        zone = ZoneId.of(place[2]);
        now = LocalDateTime.of(2026, 11, 1 + random.nextInt(28), one(3, 8, 9, 10, 12, 14, 16, 18, 21), one(0, 30));
        type = one("CONSUMER", "CONSUMER", "SOLE_TRADER", "COMPANY", "COMPANY", "COMPANY", "PUBLIC");
        hasWishes = chance(0.15);
        isInTrouble = chance(0.1);
        age = AGES[random.nextInt(AGES.length)];
        root.put("asOf", at(0, now.getHour(), now.getMinute()));
        ObjectNode account = root.putObject("account");
        account.put("id", "A1").put("currency", place[1]).put("timeZone", place[2]);
        if (place[0] != null) {
            account.put("country", place[0]);
        }
        if (place.length > 3) {
            text(account, "region", place[3]);
        }
        text(account, "debtorType", type);
        date(account, "customerSince", -one(30, 179, 180, 900, 3000));
        flag(account, "strategic", 0.15);
        flag(account, "essentialService", 0.1);
        flag(account, "vatRegistered", 0.5);
        if (chance(0.2)) {
            root.put("creditorRole", "THIRD_PARTY");
        }
        invoices(root.putArray("invoices"), place[1]);
        money(root, place[1]);
        behaviour(root);
        history(root);
        law(root);
        return root;
    }

    private void invoices(ArrayNode invoices, String currency) {
        int lines = one(0, 1, 1, 1, 2, 2, 3, 5);
        for (int i = 0; i < lines; i++) {
            int days = i == 0 ? age : AGES[random.nextInt(AGES.length)] % Math.max(1, Math.abs(age) + 1);
            String amount = one(AMOUNTS);
            ObjectNode line = invoices.addObject().put("id", "I" + (chance(0.1) ? 1 : i + 1)).put("instalment", i + 1).put("dueOn", day(-days));
            line.put("amount", new BigDecimal(amount)).put("open", new BigDecimal(amount));
            date(line, "issuedOn", -days - 30);
            if (chance(0.1)) {
                line.put("type", "CREDIT_NOTE");
                continue;
            }
            if (chance(0.15)) {
                line.put("currency", one("EUR", "USD"));
            } else if (chance(0.3)) {
                line.put("currency", currency);
            }
            if (chance(0.8)) {
                line.put("disputedAmount", chance(0.85) ? BigDecimal.ZERO : chance(0.3) ? new BigDecimal(amount) : new BigDecimal("0.50"));
                if (chance(0.1)) {
                    line.put("disputeReason", "scratched");
                }
            }
            text(line, "goods", one("UNSOLD", "SOLD", "UNKNOWN", null));
            date(line, "goodsReceivedOn", -days - one(10, 20, 45));
            if (chance(0.3)) {
                date(line, "limitationExpiresOn", one(-400, -1, 0, 100, 180, 181, 900));
            }
        }
    }

    private void money(ObjectNode root, String currency) {
        if (sent()) {
            if (chance(0.8)) {
                root.put("unappliedCash", chance(0.8) ? BigDecimal.ZERO : new BigDecimal(one(AMOUNTS)));
            } else {
                root.putArray("unappliedCash").addObject().put("amount", new BigDecimal(one(AMOUNTS))).put("currency", one(currency, "EUR"));
            }
        }
        list(root, "payments", one(0, 0, 0, 1, 2), payment -> {
            date(payment, "on", -one(0, 0, 1, 2, 3, 30));
            amount(payment, "amount");
            if (chance(0.5)) {
                amount(payment, "expectedAmount");
            } else {
                none(payment, "expectedAmount");
            }
            text(payment, "invoiceId", one("I1", null));
            flag(payment, "returned", 0.1);
        });
        group(root, "offer", 0.15, offer -> {
            amount(offer, "amount");
            date(offer, "on", -one(0, 1, 5));
            flag(offer, "fullAndFinal", 0.3);
        });
        list(root, "promises", one(0, 0, 0, 1, 2, 3), promise -> {
            int due = one(-60, -40, -10, -4, -3, -2, -1, 0, 2, 5);
            date(promise, "madeOn", Math.min(0, due - one(0, 3, 10)));
            date(promise, "dueOn", due);
            amount(promise, "amount");
            text(promise, "status", due > 0 ? "OPEN" : one("OPEN", "KEPT", "BROKEN", "BROKEN"));
        });
        list(root, "paymentClaims", one(0, 0, 0, 0, 1, 2), claim -> {
            instant(claim, "madeAt", -one(0, 1, 2, 3, 5, 20));
            text(claim, "kind", one("ALREADY_SENT", "FETCHING_CASH"));
            amount(claim, "amount");
            text(claim, "reference", null);
            date(claim, "sentOn", -one(20, 25));
        });
        group(root, "credit", 0.7, credit -> {
            amount(credit, "limit");
            amount(credit, "standardLimit");
            amount(credit, "exposure");
        });
        group(root, "order", 0.4, order -> {
            amount(order, "amount");
            flag(order, "first", 0.3);
            flag(order, "onCredit", 0.7);
            flag(order, "creditApproved", 0.7);
            amount(order, "segmentMedian");
            amount(order, "averagePaidOrder");
            group(order, "buyerAsked", 0.9, asked -> {
                flag(asked, "price", 0.6);
                flag(asked, "quality", 0.6);
                flag(asked, "terms", 0.6);
            });
        });
        group(root, "terms", 0.9, terms -> {
            flag(terms, "written", 0.9);
            flag(terms, "dueDateFixed", 0.9);
            text(terms, "signatory", type.equals("COMPANY") || type.equals("PUBLIC") ? one("ENTITY", "ENTITY", "ENTITY", "NONE") : "PERSONAL");
            flag(terms, "suspensionRight", 0.7);
            flag(terms, "acceleration", 0.2);
            flag(terms, "retentionOfTitle", 0.4);
            flag(terms, "interest", 0.3);
            number(terms, "interestRate", one("0", "5", "9.5"));
        });
    }

    private void behaviour(ObjectNode root) {
        group(root, "behaviour", 0.95, behaviour -> {
            number(behaviour, "onTimeRate12m", one("0.2", "0.49", "0.5", "0.79", "0.8", "0.95"));
            number(behaviour, "averageDaysLate", one("0", "5", "10", "10.5", "40"));
            number(behaviour, "slowdownDays", one("0", "9", "10", "20"));
            whole(behaviour, "ordersPaid", 0, 2, 3, 40);
            whole(behaviour, "extensionRequests12m", 0, 0, 2, 3);
            whole(behaviour, "skippedActions", 0, 0, 1, 2);
            if (chance(0.6)) {
                whole(behaviour, "excuses", 0, 0, 1, 2, 3);
                whole(behaviour, "handovers", 0, 0, 1, 2);
                whole(behaviour, "unanswered", 0, 1, 2, 3);
                whole(behaviour, "requests", 0, 1, 3, 4, 6);
            }
            flag(behaviour, "paysOthers", 0.3);
            flag(behaviour, "trading", 0.8);
            flag(behaviour, "accessRefused", 0.1);
            flag(behaviour, "decisionBlocked", 0.2);
        });
        text(root, "cause", one("OVERSIGHT", "ADMIN", "DISPUTE", "CASH_SHORTAGE", "CASH_SHORTAGE", "WILFUL", "WILFUL", "FRAUD", "UNKNOWN", "UNKNOWN"));
        flag(root, "supplyThreat", 0.1);
        date(root, "cashEventOn", chance(0.9) ? null : one(0, 1));
        group(root, "warnings", 0.9, warnings -> {
            number(warnings, "orderDropPct", one("0", "10", "39.9", "40"));
            flag(warnings, "fireSale", 0.05);
            flag(warnings, "staffExits", 0.1);
            flag(warnings, "ownerAbsent", 0.1);
            flag(warnings, "premisesRisk", 0.05);
            flag(warnings, "publicFiling", 0.05);
        });
    }

    private void history(ObjectNode root) {
        String[] roles = type.equals("CONSUMER") ? new String[] {"DEBTOR"}
                : new String[] {"ORIGINAL_CONTACT", "ACCOUNTS_PAYABLE", "FINANCE_APPROVER", "RESPONSIBLE_MANAGER", "OWNER"};
        int[] contacts = {0};
        list(root, "contacts", one(0, 1, 1, 1, 2, 3), contact -> {
            contact.put("id", "C" + ++contacts[0]);
            contact.put("role", hasWishes && chance(0.5) ? one("ATTORNEY", "RESPONSIBLE_MANAGER") : one(roles));
            text(contact, "phone", chance(0.8) ? "+49 30 1234" : null);
            text(contact, "email", chance(0.8) ? "a@debtor.example" : null);
            flag(contact, "postal", 0.8);
            if (chance(0.3)) {
                contact.put("valid", chance(0.8));
            }
            flag(contact, "employerForbids", hasWishes ? 0.5 : 0);
        });
        if (sent()) {
            steps(root.putArray("interactions"));
            if (chance(0.05)) {
                calls((ArrayNode) root.get("interactions"));
            }
        }
        group(root, "collector", 0.95, collector -> {
            text(collector, "role", one("SALES", "FINANCE", "SPECIALIST", "ACCOUNT_MANAGER"));
            if (sent()) {
                ArrayNode trained = collector.putArray("trained").add("TRADE").add("FINANCE");
                if (chance(0.85)) {
                    trained.add("LAW");
                }
            }
        });
        date(root, "nextActionOn", chance(0.7) ? null : one(-1, 0, 3));
        group(root, "placement", 0.1, placement -> {
            date(placement, "withAgencySince", -one(1, 30, 59, 60, 61));
            flag(placement, "agencyLicensed", 0.6);
        });
        if (chance(0.5)) {
            list(root, "requested", one(0, 0, 1, 2), request -> {
                request.put("action", one("CALL", "DEMAND_FULL_PAYMENT", "STOP_SUPPLY", "RECLAIM_GOODS", "LEGAL_ACTION", "REFER_TO_LAWYER", "OFFER_PLAN",
                        "SEND_FINAL_NOTICE", "SCHEDULE_CONTACT", "REFER_TO_AGENCY", "REPORT_TO_CREDIT_BUREAU", "CHARGE_LOSS_TO_EMPLOYEE", "APPLY_UNAPPLIED_CASH"));
                if (sent()) {
                    ArrayNode tactics = request.putArray("tactics");
                    if (chance(0.15)) {
                        tactics.add(one("SHAMING", "THREAT"));
                    }
                }
            });
        }
    }

    /** What was done at the ages at which it usually is, as far as the debt has come. */
    private void steps(ArrayNode steps) {
        Object[][] usual = {{2, "EMAIL", "SEND_REMINDER"}, {9, "CALL", "CALL"}, {12, "CALL", "IDENTIFY_CAUSE"}, {17, "LETTER", "DEMAND_FULL_PAYMENT"},
            {32, "CALL", "ESCALATE_TO_DECISION_MAKER"}, {61, "LETTER", "SEND_FINAL_NOTICE"}};
        for (Object[] step : usual) {
            int back = age - (int) step[0];
            if (back > 0 && chance(0.8)) {
                step(steps, -back + one(-1, 0, 0, 3), (String) step[1], (String) step[2]);
            }
        }
        for (int more = one(0, 0, 0, 1, 3); more > 0; more--) {
            step(steps, -one(0, 1, 2, 4, 5, 6, 7, 8, 30), one("CALL", "EMAIL", "VISIT", "LETTER", "SMS"), one("CALL", "SEND_REMINDER", null, "DEMAND_FULL_PAYMENT"));
        }
    }

    /** A telephone that rings every day. */
    private void calls(ArrayNode steps) {
        for (int days = 1; days <= 7; days++) {
            step(steps, -days, "CALL", "CALL");
        }
    }

    private void step(ArrayNode steps, int days, String channel, String action) {
        ObjectNode step = steps.addObject();
        if (left < 0.2 || chance(0.9)) {
            step.put("at", at(Math.min(days, -1), one(9, 10, 15), 0));
        }
        text(step, "channel", channel);
        if (chance(0.1)) {
            step.put("direction", "IN");
        }
        text(step, "action", action);
        text(step, "outcome", channel.equals("CALL") || channel.equals("VISIT") ? one("REACHED", "NO_ANSWER", "PROMISED", "HANDED_OVER", "REFUSED_ACCESS")
                : one("DELIVERED", "DELIVERED", "BOUNCED"));
        text(step, "tone", one("CALM", "CALM", null, "HEATED"));
        text(step, "contactId", "C1");
        amount(step, "amount");
    }

    private void law(ObjectNode root) {
        group(root, "legal", 0.97, legal -> {
            group(legal, "insolvency", isInTrouble ? 0.6 : 0.03, insolvency -> {
                insolvency.put("type", "petition");
                date(insolvency, "filedOn", -one(1, 5, 20, 90));
            });
            for (String flag : new String[] {"vulnerable", "hardship", "deceased", "minor", "sanctionsHit", "restructuringStay", "attorneyKnown",
                "identityTheft", "activeMilitary"}) {
                flag(legal, flag, 0.03);
            }
            wishes(legal);
            date(legal, "moratoriumEndsOn", chance(isInTrouble ? 0.6 : 0.97) ? null : one(-1, 0, 30));
            date(legal, "ceaseRequestedOn", chance(hasWishes ? 0.6 : 0.97) ? null : -one(0, 20));
            Integer noticeSent = chance(0.3) ? null : -one(31, 40, 100);
            date(legal, "validationNoticeSentOn", noticeSent);
            date(legal, "validationNoticeReceivedOn", noticeSent == null || chance(0.5) ? null : -one(0, 15, 30, 31));
            date(legal, "disputeReceivedOn", chance(0.95) ? null : -one(0, 10));
            date(legal, "replyFormReceivedOn", chance(0.95) ? null : -one(1, 29, 30));
            if (chance(0.6)) {
                date(legal, "limitationExpiresOn", chance(0.85) ? 600 : one(-1, 0, 90, 180, 181));
            }
        });
    }

    private void wishes(ObjectNode legal) {
        if (sent()) {
            ArrayNode channels = legal.putArray("optOutChannels");
            for (String channel : new String[] {"CALL", "EMAIL", "SMS", "LETTER", "VISIT"}) {
                if (hasWishes && chance(0.35)) {
                    channels.add(channel);
                }
            }
        }
        text(legal, "inconvenientTimes", !hasWishes ? null : one(null, null, "mornings", "weekdays after 5 pm", "09:00-11:00; 14:00-16:00", "when the baby sleeps"));
    }

    // --- how a field is sent: with its value, as none, or not at all

    private boolean sent() {
        return random.nextDouble() >= left;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void none(ObjectNode node, String name) {
        if (sent()) {
            node.putNull(name);
        }
    }

    private void text(ObjectNode node, String name, String value) {
        if (sent()) {
            node.put(name, value);
        }
    }

    private void flag(ObjectNode node, String name, double share) {
        boolean value = chance(share);
        if (sent()) {
            node.put(name, value);
        }
    }

    private void number(ObjectNode node, String name, String value) {
        if (sent()) {
            node.put(name, new BigDecimal(value));
        }
    }

    private void whole(ObjectNode node, String name, Integer... values) {
        Integer value = one(values);
        if (sent()) {
            node.put(name, value);
        }
    }

    private void amount(ObjectNode node, String name) {
        String value = one(AMOUNTS);
        if (sent()) {
            node.put(name, new BigDecimal(value));
        }
    }

    private void date(ObjectNode node, String name, Integer days) {
        if (sent()) {
            node.put(name, days == null ? null : day(days));
        }
    }

    private void instant(ObjectNode node, String name, int days) {
        if (sent()) {
            node.put(name, at(days, days == 0 ? Math.max(0, now.getHour() - 1) : 9, 30 * (days == 0 ? 0 : 1)));
        }
    }

    private void group(ObjectNode node, String name, double share, Consumer<ObjectNode> fill) {
        boolean there = chance(share);
        if (!sent()) {
            return;
        }
        if (there) {
            fill.accept(node.putObject(name));
        } else {
            node.putNull(name);
        }
    }

    private void list(ObjectNode node, String name, int size, Consumer<ObjectNode> fill) {
        if (sent()) {
            ArrayNode list = node.putArray(name);
            for (int i = 0; i < size; i++) {
                fill.accept(list.addObject());
            }
        }
    }

    private String day(int days) {
        return LocalDate.from(now).plusDays(days).toString();
    }

    private String at(int days, int hour, int minute) {
        OffsetDateTime at = now.toLocalDate().plusDays(days).atTime(hour, minute).atZone(zone).toOffsetDateTime();
        return at.toString();
    }
}
