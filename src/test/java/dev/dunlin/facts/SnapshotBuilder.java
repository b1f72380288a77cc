package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.Account;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Behaviour;
import dev.dunlin.snapshot.Cash;
import dev.dunlin.snapshot.Cause;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.ClaimKind;
import dev.dunlin.snapshot.Contact;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.Credit;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Goods;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.InvoiceType;
import dev.dunlin.snapshot.Legal;
import dev.dunlin.snapshot.Offer;
import dev.dunlin.snapshot.Order;
import dev.dunlin.snapshot.Outcome;
import dev.dunlin.snapshot.Payment;
import dev.dunlin.snapshot.PaymentClaim;
import dev.dunlin.snapshot.Placement;
import dev.dunlin.snapshot.Promise;
import dev.dunlin.snapshot.PromiseStatus;
import dev.dunlin.snapshot.RequestedAction;
import dev.dunlin.snapshot.Terms;

/**
 * A snapshot in the making: a German company owing euros, asked about on Tuesday 3 November 2026 at 10:00 in Berlin. Whatever
 * is not set is left out (unknown); {@code set} a field by its public name here.
 */
final class SnapshotBuilder {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

    OffsetDateTime asOf = OffsetDateTime.parse("2026-11-03T10:00:00+01:00");
    Field<DebtorType> debtorType = Field.of(DebtorType.COMPANY);
    Field<String> country = Field.of("DE");
    Field<String> region = Field.unknown();
    Field<ZoneId> timeZone = Field.of(ZoneId.of("Europe/Berlin"));
    Field<LocalDate> customerSince = Field.unknown();
    final List<Invoice> invoices = new ArrayList<>();
    Field<List<Cash>> unappliedCash = Field.unknown();
    Field<List<Payment>> payments = Field.unknown();
    Field<Offer> offer = Field.unknown();
    Field<List<Promise>> promises = Field.unknown();
    Field<List<PaymentClaim>> paymentClaims = Field.unknown();
    Field<Credit> credit = Field.unknown();
    Field<Order> order = Field.unknown();
    Field<Terms> terms = Field.unknown();
    Field<Behaviour> behaviour = Field.unknown();
    Field<Cause> cause = Field.unknown();
    Field<LocalDate> cashEventOn = Field.unknown();
    Field<List<Contact>> contacts = Field.unknown();
    Field<List<Interaction>> interactions = Field.unknown();
    Field<LocalDate> nextActionOn = Field.unknown();
    Field<Placement> placement = Field.unknown();
    Field<Legal> legal = Field.unknown();
    Field<List<RequestedAction>> requested = Field.unknown();
    final Map<String, SettingValue> settings = settings();

    static SnapshotBuilder snapshot() {
        return new SnapshotBuilder();
    }

    /** A debt of 1,000 euros that is so many days past due. */
    static SnapshotBuilder owing(int daysPastDue) {
        return snapshot().with(invoice("I1", TODAY.minusDays(daysPastDue), "1000"));
    }

    SnapshotBuilder with(Invoice... more) {
        invoices.addAll(List.of(more));
        return this;
    }

    SnapshotBuilder interactions(Interaction... all) {
        interactions = Field.of(List.of(all));
        return this;
    }

    SnapshotBuilder payments(Payment... all) {
        payments = Field.of(List.of(all));
        return this;
    }

    SnapshotBuilder promises(Promise... all) {
        promises = Field.of(List.of(all));
        return this;
    }

    SnapshotBuilder claims(PaymentClaim... all) {
        paymentClaims = Field.of(List.of(all));
        return this;
    }

    SnapshotBuilder contacts(Contact... all) {
        contacts = Field.of(List.of(all));
        return this;
    }

    SnapshotBuilder asOf(String instant) {
        asOf = OffsetDateTime.parse(instant);
        return this;
    }

    SnapshotBuilder setting(String name, Object value) {
        settings.put(name, new SettingValue(name, value, "days", "test", LocalDate.EPOCH, null));
        return this;
    }

    AccountSnapshot build() {
        Account account = new Account("A1", Field.unknown(), debtorType, country, region, timeZone, "EUR", customerSince,
                Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown());
        return new AccountSnapshot(asOf, account, Field.unknown(), List.copyOf(invoices), unappliedCash, payments, offer, promises,
                paymentClaims, credit, order, terms, behaviour, cause, Field.unknown(), cashEventOn, Field.unknown(), contacts,
                interactions, Field.unknown(), nextActionOn, placement, legal, requested);
    }

    Facts facts() {
        return facts("EUR");
    }

    Facts facts(String currency) {
        AccountSnapshot snapshot = build();
        return FactFinder.find(snapshot, FactFinder.momentOf(snapshot), currency, everywhere(settings));
    }

    /** The same settings on every day and in every region. */
    private static SettingsInForce everywhere(Map<String, SettingValue> settings) {
        return new SettingsInForce(settings, new SettingsInForce.Elsewhere() {
            @Override
            public SettingsInForce on(LocalDate day) {
                return everywhere(settings);
            }

            @Override
            public SettingsInForce in(String region) {
                return everywhere(settings);
            }

            @Override
            public java.util.Set<String> regions() {
                return java.util.Set.of();
            }
        });
    }

    <T> Field<T> get(Fact fact) {
        return facts().get(fact);
    }

    // --- the parts ---

    static Invoice invoice(String id, LocalDate dueOn, String open) {
        return line(id, InvoiceType.INVOICE, dueOn, open, Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown());
    }

    static Invoice disputed(String id, LocalDate dueOn, String open, String disputed) {
        return line(id, InvoiceType.INVOICE, dueOn, open, Field.unknown(), money(disputed), Field.unknown(), Field.unknown());
    }

    static Invoice in(String currency, String id, LocalDate dueOn, String open) {
        return line(id, InvoiceType.INVOICE, dueOn, open, Field.of(currency), Field.unknown(), Field.unknown(), Field.unknown());
    }

    static Invoice limited(String id, LocalDate dueOn, Field<LocalDate> limitation, Field<Goods> goods) {
        return line(id, InvoiceType.INVOICE, dueOn, "100", Field.unknown(), Field.unknown(), limitation, goods);
    }

    static Invoice creditNote(String id, Field<LocalDate> issuedOn, String open) {
        return new Invoice(id, Field.unknown(), Field.of(InvoiceType.CREDIT_NOTE), issuedOn, TODAY, Field.unknown(), new BigDecimal(open),
                Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown());
    }

    private static Invoice line(String id, InvoiceType type, LocalDate dueOn, String open, Field<String> currency,
            Field<BigDecimal> disputed, Field<LocalDate> limitation, Field<Goods> goods) {
        return new Invoice(id, Field.unknown(), Field.of(type), Field.unknown(), dueOn, Field.unknown(), new BigDecimal(open), currency,
                disputed, Field.unknown(), Field.unknown(), goods, limitation, Field.unknown());
    }

    /** An interaction of ours that went well, as far as its channel tells. */
    static Interaction ours(String at, Channel channel, String action) {
        return interaction(at, channel, Direction.OUT, action,
                channel == Channel.CALL || channel == Channel.VISIT ? Field.of(Outcome.REACHED) : Field.of(Outcome.DELIVERED));
    }

    static Interaction interaction(String at, Channel channel, Direction direction, String action, Field<Outcome> outcome) {
        return new Interaction(at == null ? Field.unknown() : Field.of(OffsetDateTime.parse(at)),
                channel == null ? Field.unknown() : Field.of(channel), Field.of(direction),
                Field.of(action), outcome, Field.unknown(), Field.unknown(), Field.unknown());
    }

    static Interaction toned(Interaction of, ContactTone tone) {
        return new Interaction(of.at(), of.channel(), of.direction(), of.action(), of.outcome(), Field.of(tone), of.contactId(), of.amount());
    }

    static Interaction about(Interaction of, String amount) {
        return new Interaction(of.at(), of.channel(), of.direction(), of.action(), of.outcome(), of.tone(), of.contactId(), money(amount));
    }

    static Payment payment(LocalDate on, String amount, Field<BigDecimal> expected) {
        return new Payment(on == null ? Field.unknown() : Field.of(on), money(amount), Field.unknown(), Field.unknown(), expected, Field.of(false));
    }

    static Promise promise(LocalDate dueOn, PromiseStatus status) {
        return new Promise(Field.unknown(), dueOn == null ? Field.unknown() : Field.of(dueOn), money("500"), Field.unknown(),
                status == null ? Field.unknown() : Field.of(status));
    }

    static PaymentClaim claim(ClaimKind kind, String madeAt, String amount, Field<LocalDate> sentOn) {
        return new PaymentClaim(madeAt == null ? Field.unknown() : Field.of(OffsetDateTime.parse(madeAt)), Field.of(kind),
                amount == null ? Field.unknown() : money(amount), Field.unknown(), Field.unknown(), sentOn, Field.unknown());
    }

    static Contact contact(Field<String> phone, Field<Boolean> valid) {
        return new Contact(Field.of("C1"), Field.unknown(), Field.unknown(), phone, Field.unknown(), Field.unknown(), valid, Field.unknown());
    }

    static Behaviour figures(Field<Integer> excuses, Field<Integer> handovers) {
        return new Behaviour(Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), excuses, handovers,
                Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown());
    }

    static Field<BigDecimal> money(String amount) {
        return Field.of(new BigDecimal(amount));
    }

    private static Map<String, SettingValue> settings() {
        Map<String, Object> values = new HashMap<>();
        values.put("promise.grace-business-days", 2);
        values.put("reminder.cooling-off-days", 7);
        values.put("call.cooling-off-business-days", 3);
        values.put("conversation.rest-days", 0);
        values.put("demand.cooling-off-business-days", 3);
        values.put("final-notice.cooling-off-days", 14);
        values.put("legal.cooling-off-days", 60);
        values.put("final-notice.notice-days", 14);
        values.put("touch.gap-days", 5);
        values.put("touch.most-in-7-days", 2);
        values.put("cool-down.business-days", 1);
        values.put("windfall.rest-business-days", 2);
        values.put("claim.call-back-business-days", 3);
        values.put("cash-story.until-hour", 12);
        values.put("slot.first-hour", 9);
        values.put("contact.first-hour", 0);
        values.put("contact.last-hour", 24);
        values.put("us.calls.most-in-7-days", 7);
        values.put("us.conversation.rest-days", 7);
        values.put("calls-or-texts.most-in-7-days", 2);
        values.put("us.first-party-strict", "true");
        values.put("eu.members", "DE FR IT NL");
        values.put("us.validation.window-days", 30);
        values.put("us.validation.mail-business-days", 5);
        values.put("us.credit-reporting.wait-days", 14);
        values.put("us.adverse-action.notice-days", 30);
        values.put("us.full-and-final.repay-days", 90);
        values.put("us.reclamation.received-within-days", 45);
        values.put("us.reclamation.demand-days", 20);
        values.put("us.administrative-goods.received-within-days", 20);
        values.put("uk.letter-of-claim.clear-days", 30);
        values.put("insolvency.clawback-period", java.time.Period.ofDays(90));
        values.put("recovery.curve", "survey");
        values.put("recovery.curve.survey", List.of(Map.of("day", 0, "ratio", new BigDecimal("0.949")),
                Map.of("day", 30, "ratio", new BigDecimal("0.899")), Map.of("day", 60, "ratio", new BigDecimal("0.813"))));
        values.put("recovery.curve.seed", List.of(Map.of("day", 0, "ratio", new BigDecimal("0.80")),
                Map.of("day", 730, "ratio", new BigDecimal("0.20"))));
        Map<String, SettingValue> settings = new HashMap<>();
        values.forEach((name, value) -> settings.put(name, new SettingValue(name, value, "days", "test", LocalDate.EPOCH, null)));
        return settings;
    }
}
