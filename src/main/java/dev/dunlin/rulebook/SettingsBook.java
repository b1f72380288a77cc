package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.settings.SettingValue;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;

/** Every setting of a rulebook, and what is in force for a day, debtor type, country, region and currency. Immutable but for a cache. */
public final class SettingsBook {
    private static final int CACHE_LIMIT = 10_000;

    private final List<Setting> settings;
    private final Map<String, Integer> numbers;
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final Set<String> countries = new TreeSet<>();
    private final Set<String> regions = new TreeSet<>();
    private final Set<String> currencies = new TreeSet<>();
    private final Map<Scope, InForce> cache = new ConcurrentHashMap<>();

    /** Settings in force, by name for arithmetic and by number for compiled rules. */
    public record InForce(SettingsInForce byName, SettingValue[] byNumber, Field<?>[] values) {
    }

    private record Scope(LocalDate since, DebtorType debtorType, String country, String region, String currency) {
    }

    SettingsBook(List<Setting> settings) {
        this.settings = List.copyOf(settings);
        this.numbers = new HashMap<>();
        for (Setting setting : settings) {
            numbers.put(setting.name(), numbers.size());
            for (Setting.Row row : setting.rows()) {
                changes.add(row.from());
                if (row.to() != null) {
                    changes.add(row.to().plusDays(1));
                }
                regions.addAll(row.regions());
                row.regions().forEach(region -> countries.add(region.split("-")[0]));
                countries.addAll(row.countries());
                currencies.addAll(row.currencies());
            }
        }
    }

    public List<Setting> all() {
        return settings;
    }

    /** The number of the setting with this name, or {@code null}. */
    Integer number(String name) {
        return numbers.get(name);
    }

    /** The same settings, some of them with one value for everybody and always. */
    SettingsBook supposing(Map<String, JsonNode> values) {
        List<Setting> supposed = new ArrayList<>(settings);
        values.forEach((name, value) -> {
            Integer number = numbers.get(name);
            if (number == null) {
                throw new IllegalArgumentException("There is no setting `" + name + "`." + DidYouMean.sentence(name, numbers.keySet()));
            }
            supposed.set(number, settings.get(number).always(SettingsReader.value(settings.get(number), value)));
        });
        return new SettingsBook(supposed);
    }

    /** What is in force; an unknown debtor type is judged as a consumer, an unknown country by the rows for any and for the unknown. */
    public InForce inForce(LocalDate day, DebtorType debtorType, String country, String region, String currency) {
        LocalDate since = changes.floor(day);
        return inForce(new Scope(since == null ? LocalDate.MIN : since, debtorType == null ? DebtorType.CONSUMER : debtorType,
                country == null ? Setting.UNKNOWN_COUNTRY : countries.contains(country) ? country : "",
                region != null && regions.contains(region) ? region : "", currencies.contains(currency) ? currency : ""));
    }

    private InForce inForce(Scope scope) {
        InForce known = cache.get(scope);
        if (known == null) {
            known = resolve(scope);
            if (cache.size() < CACHE_LIMIT) {
                cache.put(scope, known);
            }
        }
        return known;
    }

    private InForce resolve(Scope scope) {
        Map<String, SettingValue> byName = new LinkedHashMap<>();
        SettingValue[] byNumber = new SettingValue[settings.size()];
        Field<?>[] values = new Field<?>[settings.size()];
        for (int i = 0; i < byNumber.length; i++) {
            Setting setting = settings.get(i);
            SettingValue value = setting.inForce(scope.since(), scope.debtorType(), scope.country(), scope.region(), scope.currency());
            byNumber[i] = value;
            values[i] = value == null ? Field.unknown() : Field.of(value.value());
            if (value != null) {
                byName.put(setting.name(), value);
            }
        }
        return new InForce(new SettingsInForce(byName, new SameDebtor(scope)), byNumber, values);
    }

    /** One debtor's settings on other days and in other regions of his country. */
    private final class SameDebtor implements SettingsInForce.Elsewhere {
        private final Scope scope;
        private final Map<LocalDate, SettingsInForce> bySince = new ConcurrentHashMap<>(0);
        private final Map<String, SettingsInForce> byRegion = new ConcurrentHashMap<>(0);
        private volatile Set<String> own;

        SameDebtor(Scope scope) {
            this.scope = scope;
        }

        @Override
        public SettingsInForce on(LocalDate day) {
            LocalDate floor = changes.floor(day);
            LocalDate since = floor == null ? LocalDate.MIN : floor;
            SettingsInForce known = bySince.get(since);
            if (known == null) {
                known = inForce(new Scope(since, scope.debtorType(), scope.country(), scope.region(), scope.currency())).byName();
                bySince.put(since, known);
            }
            return known;
        }

        @Override
        public SettingsInForce in(String region) {
            return byRegion.computeIfAbsent(regions.contains(region) ? region : "", known ->
                    inForce(new Scope(scope.since(), scope.debtorType(), scope.country(), known, scope.currency())).byName());
        }

        @Override
        public Set<String> regions() {
            if (own == null) {
                String prefix = scope.country() + "-";
                own = regions.stream().filter(region -> region.startsWith(prefix)).collect(Collectors.toCollection(TreeSet::new));
            }
            return own;
        }
    }
}
