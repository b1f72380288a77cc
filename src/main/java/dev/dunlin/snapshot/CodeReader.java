package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import dev.dunlin.problem.DidYouMean;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads one of a known list of codes: the constants of an enum, currencies, countries, time zones, actions.
 *
 * @param values   what each code stands for
 * @param fault    the code of the fault when it is none of them
 * @param wanted   what is taken, as the end of a sentence
 * @param mistaken codes often sent by mistake, and the one that was meant
 * @param refused  codes that exist and are not taken
 * @param why      what is wrong with those, as the end of a sentence and the cure
 */
record CodeReader(Map<String, ?> values, String fault, String wanted, Map<String, String> mistaken, Set<String> refused, String why) implements ValueReader {
    private static final int MOST_LISTED = 12;

    static final CodeReader CURRENCIES = currencies();
    static final CodeReader COUNTRIES = countries();
    static final CodeReader TIME_ZONES = timeZones();

    static CodeReader ofEnum(Class<?> type) {
        List<?> constants = Arrays.asList(type.getEnumConstants());
        List<String> names = constants.stream().map(Object::toString).toList();
        String listed = names.size() > MOST_LISTED ? "a known value" : "one of `" + String.join("`, `", names) + "`";
        return of(constants, constant -> constant, "unknown-value", listed, Map.of());
    }

    static CodeReader ofActions(Collection<String> codes) {
        return of(new TreeSet<>(codes), code -> code, "unknown-action", "the code of an action", Map.of());
    }

    private static CodeReader currencies() {
        // metals, test codes and units of account have no smallest coin
        Map<Boolean, Set<String>> codes = Currency.getAvailableCurrencies().stream().collect(Collectors.partitioningBy(
                currency -> currency.getDefaultFractionDigits() >= 0, Collectors.mapping(Currency::getCurrencyCode, Collectors.toCollection(TreeSet::new))));
        CodeReader money = of(codes.get(true), code -> code, "unknown-currency", "an ISO 4217 currency as `EUR`",
                Map.of("€", "EUR", "$", "USD", "£", "GBP", "EURO", "EUR", "RMB", "CNY"));
        return new CodeReader(money.values, money.fault, money.wanted, money.mistaken, codes.get(false),
                "which nobody pays in: it stands for a metal, a unit of account, a test or none. Send the currency of the amounts, as `EUR`");
    }

    private static CodeReader countries() {
        List<String> codes = List.of(Locale.getISOCountries());
        Map<String, String> mistaken = new HashMap<>(Map.of("UK", "GB", "EL", "GR"));
        for (String code : codes) {
            Locale country = new Locale("", code);
            mistaken.put(country.getISO3Country(), code);
            mistaken.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
        }
        return of(codes, code -> code, "unknown-country", "an ISO 3166-1 country of two letters as `DE`", mistaken);
    }

    private static CodeReader timeZones() {
        return of(new TreeSet<>(ZoneId.getAvailableZoneIds()), ZoneId::of, "unknown-time-zone", "an IANA time zone as `Europe/Berlin`",
                Map.of());
    }

    private static <T> CodeReader of(Collection<T> values, Function<T, ?> meaning, String fault, String wanted,
                                     Map<String, String> mistaken) {
        Map<String, Object> byCode = new LinkedHashMap<>();
        values.forEach(value -> byCode.put(value.toString(), meaning.apply(value)));
        return new CodeReader(byCode, fault, wanted, mistaken, Set.of(), "");
    }

    @Override
    public Object read(Walk walk) throws IOException {
        if (walk.token() != JsonToken.VALUE_STRING) {
            return walk.wrongType(wanted, "");
        }
        String code = walk.json().getText();
        Object value = values.get(code);
        if (value == null) {
            walk.fault(fault, () -> Wording.name(walk.name()) + " is " + Wording.quoted(code) + ", "
                    + (refused.contains(code) ? why + "." : "not " + wanted + "." + Wording.maybe(meant(code))));
        }
        return value;
    }

    private String meant(String code) {
        String known = mistaken.get(code.toUpperCase(Locale.ROOT));
        return known != null ? known : DidYouMean.closest(code, values.keySet());
    }
}
