package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;

/** The facts of one account in one currency while they are being found. Mutable, for one thread, never leaves this package. */
final class FactSheet {
    private static final int FACTS = Fact.values().length;

    final AccountSnapshot snapshot;
    final Moment moment;
    final String currency;
    final SettingsInForce settings;
    final LocalDate today;
    final OffsetDateTime now;
    final LocalDate lastBusinessDay;
    private final Field<?>[] values = new Field<?>[FACTS];
    private final Map<Fact, List<String>> missing = new EnumMap<>(Fact.class);
    private List<PastContact> contacts;

    FactSheet(AccountSnapshot snapshot, Moment moment, String currency, SettingsInForce settings) {
        this.snapshot = snapshot;
        this.moment = moment;
        this.currency = currency;
        this.settings = settings;
        this.today = moment.today();
        this.now = moment.now().toOffsetDateTime();
        Arrays.fill(values, Field.unknown());
        this.lastBusinessDay = moment.businessDays().minus(today, 1);
    }

    void set(Fact fact, Field<?> value) {
        values[fact.ordinal()] = value;
    }

    /** Sets a known fact; {@code null} is the known none. */
    void know(Fact fact, Object value) {
        values[fact.ordinal()] = Field.of(value);
    }

    /** Says what makes a fact unknown, where that is more or less than all it comes from. */
    void miss(Fact fact, List<String> paths) {
        if (!paths.isEmpty()) {
            missing.put(fact, paths);
        }
    }

    Map<Fact, List<String>> missing() {
        return missing;
    }

    @SuppressWarnings("unchecked")
    <T> Field<T> get(Fact fact) {
        return (Field<T>) values[fact.ordinal()];
    }

    Field<?>[] values() {
        return values;
    }

    /** Every interaction that was sent, as it counts. */
    List<PastContact> contacts() {
        if (contacts == null) {
            contacts = new ArrayList<>();
            for (Interaction interaction : snapshot.interactions().or(List.of())) {
                contacts.add(PastContact.of(interaction, this));
            }
        }
        return contacts;
    }

    /** Whether a figure in this currency (the account's when none is named) counts here. */
    boolean counts(Field<String> ownCurrency) {
        return currency.equals(ownCurrency.or(snapshot.account().currency()));
    }

    /** The group if its figures are in the judged currency; in another one there is none for this currency. */
    <T> Field<T> inCurrency(Field<T> group, Function<T, Field<String>> ownCurrency) {
        return group.hasValue() && !counts(ownCurrency.apply(group.orNull())) ? Field.none() : group;
    }

    LocalDate dayOf(OffsetDateTime at) {
        return at.atZoneSameInstant(moment.zone()).toLocalDate();
    }

    OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(moment.zone()).toOffsetDateTime();
    }

    /** The start of the day if it is still to come, else none. */
    OffsetDateTime startIfAhead(LocalDate day) {
        return day.isAfter(today) ? moment.startOf(day) : null;
    }
}
