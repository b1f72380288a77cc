package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Compare;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;

/**
 * What a good rulebook says and hardly means: rules that can never hold, rules that change nothing, tiers that leave gaps. Only what is
 * proven is said, for the settings in force from the last of their dated rows on.
 */
public final class RuleLint {
    private static final int MOST_WORLDS = 20_000;
    private static final String ELSEWHERE = "ZZ";
    private static final String OTHER_CURRENCY = "XXX";

    private final RuleBook book;
    private final SettingsBook settings;
    private final List<RuleFault> faults = new ArrayList<>();

    private RuleLint(RuleBook book) {
        this.book = book;
        this.settings = book.settings();
    }

    public static List<RuleFault> warnings(RuleBook book) {
        RuleLint lint = new RuleLint(book);
        List<Rule> live = book.rules().stream().filter(rule -> rule.card().status() != RuleCard.Status.RETIRED).toList();
        List<Rule> able = live.stream().filter(lint::alone).toList();
        lint.pairs(able);
        lint.tiers(live);
        return lint.faults;
    }

    // --- one rule ------------------------------------------------------------------------------------------------

    /** Whether the rule can ever hold. */
    private boolean alone(Rule rule) {
        unusedBindings(rule);
        nonePasses(rule);
        List<Possible> worlds = worlds(List.of(rule));
        List<Possible> barren = worlds.stream().filter(world -> !world.together(rule.constraints())).toList();
        if (barren.isEmpty()) {
            return true;
        }
        if (barren.size() == worlds.size()) {
            List<Condition> conflict = conflict(rule, barren.get(0));
            fault(rule, place(rule, conflict), FaultKind.NEVER_FIRES, "The rule can never hold: "
                    + exclude(conflict, barren.get(0)));
            return false;
        }
        // INVARIANT: a world that the rule itself leaves out is not complained about
        for (Possible world : barren) {
            List<Condition> conflict = conflict(rule, world);
            List<Condition> scope = rule.constraints().stream().filter(one -> facts(one).stream().anyMatch(world.world().fixed()::containsKey)).toList();
            boolean isChosen = conflict.stream().anyMatch(scope::contains) || !world.together(scope);
            if (!isChosen && conflict.stream().noneMatch(one -> isSwitchedOff(one, world))) {
                fault(rule, place(rule, conflict), FaultKind.NEVER_FOR_SOME, "The rule can never hold for " + who(world.world(), conflict) + ": " + exclude(conflict, world));
                return true;
            }
        }
        return true;
    }

    private String exclude(List<Condition> conflict, Possible world) {
        return String.join(" and ", conflict.stream().map(one -> say(one, world)).toList()) + (conflict.size() == 1 ? " holds never." : " exclude one another.");
    }

    /** A threshold of 0 says that there is none for these debtors. */
    private static boolean isSwitchedOff(Condition condition, Possible world) {
        return condition instanceof Condition.Comparison comparison && comparison.right() instanceof Condition.Operand.OfSetting setting
                && world.value(setting.number()) instanceof Number number && number.doubleValue() == 0;
    }

    private void unusedBindings(Rule rule) {
        rule.bindings().forEach((name, operand) -> {
            if (operand instanceof Condition.Operand.OfSetting
                    && Pattern.compile(Pattern.quote(name) + "\\b").matcher(rule.text()).results().count() == 1) {
                String text = text(rule);
                fault(rule, Place.of(text, start(rule), name), FaultKind.UNUSED_BINDING, "`" + name + "` is bound to a setting and used nowhere in the rule.");
            }
        });
    }

    /** A comparison that is negated also holds where there is nothing to compare. */
    private void nonePasses(Rule rule) {
        Set<Fact> said = new HashSet<>();
        List<Condition.Comparison> negated = new ArrayList<>();
        walk(rule.condition(), false, said, negated);
        for (Condition.Comparison comparison : negated) {
            boolean isNoneAsZero = comparison.right() instanceof Condition.Operand.Literal literal && Integer.valueOf(0).equals(literal.value());
            if (!isNoneAsZero && !said.contains(comparison.fact()) && comparison.fact().meaning().matches(".*\\bnone\\b.*")) {
                fault(rule, place(rule, List.of(comparison)), FaultKind.NONE_PASSES, "This also holds where `" + comparison.fact().inRules()
                        + "` is none. Compare the other way round, or say `" + comparison.fact().inRules() + " != null` or `== null` too.");
            }
        }
    }

    private static void walk(Condition condition, boolean isNegated, Set<Fact> said, List<Condition.Comparison> negated) {
        if (condition instanceof Condition.And and) {
            and.all().forEach(one -> walk(one, isNegated, said, negated));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(one -> walk(one, isNegated, said, negated));
        } else if (condition instanceof Condition.Not not) {
            walk(not.of(), !isNegated, said, negated);
        } else if (condition instanceof Condition.None none) {
            said.add(none.fact());
        } else if (condition instanceof Condition.Comparison comparison && isNegated != (comparison.compare() == Compare.NOT_EQUAL)) {
            negated.add(comparison);
        }
    }

    /** The fewest of the rule's conditions that cannot be true together. */
    private static List<Condition> conflict(Rule rule, Possible world) {
        List<Condition> conflict = new ArrayList<>(rule.constraints());
        for (Condition one : rule.constraints()) {
            List<Condition> fewer = new ArrayList<>(conflict);
            fewer.remove(one);
            if (!world.together(fewer)) {
                conflict = fewer;
            }
        }
        return conflict;
    }

    // --- two rules -----------------------------------------------------------------------------------------------

    private void pairs(List<Rule> rules) {
        // two tips of the catalogue may say the same, each with a reason and a source of its own
        Map<List<Object>, List<Rule>> alike = new LinkedHashMap<>();
        rules.forEach(rule -> alike.computeIfAbsent(effect(rule), effect -> new ArrayList<>()).add(rule));
        for (List<Rule> group : alike.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = 0; j < i; j++) {
                    pair(group.get(j), group.get(i));
                }
            }
        }
    }

    private void pair(Rule first, Rule second) {
        if (Collections.disjoint(first.facts(), second.facts()) && !first.facts().isEmpty() && !second.facts().isEmpty()) {
            return;
        }
        List<Possible> worlds = worlds(List.of(first, second));
        if (worlds.isEmpty()) {
            return;
        }
        boolean firstIsNarrower = worlds.stream().noneMatch(world -> world.together(List.of(first.condition(), new Condition.Not(second.condition()))));
        boolean secondIsNarrower = worlds.stream().noneMatch(world -> world.together(List.of(second.condition(), new Condition.Not(first.condition()))));
        if (firstIsNarrower && secondIsNarrower) {
            fault(second, null, FaultKind.SAME_CONDITION, "`" + first.id() + "` holds in the same cases and does the same.");
        } else if (firstIsNarrower || secondIsNarrower) {
            Rule narrow = firstIsNarrower ? first : second;
            Rule wide = firstIsNarrower ? second : first;
            fault(narrow, null, FaultKind.SHADOWED, "Whenever `" + narrow.id() + "` holds, `" + wide.id() + "` holds too and does the same.");
        }
    }

    /** All that a rule does, without the names it gives to things. */
    private static List<Object> effect(Rule rule) {
        RuleCard card = rule.card();
        return Arrays.asList(card.kind(), card.catalogueId(), card.kind() == RuleCard.Kind.SIGNAL ? rule.id().split("/")[0] : "", card.status(), card.inForce(), card.actions(),
                bound(rule, card.amount()), card.addressees(), card.assign(), bound(rule, card.on()), card.isPrevention(), card.waives(),
                card.shape(), card.strikes().stream().map(strike -> Arrays.asList(strike.effect(), strike.targets(), bound(rule, strike.binding()),
                        strike.becomes(), strike.account())).toList(),
                card.sparesPrevention(), card.onTactics(), card.onRequests(), card.by(), card.points());
    }

    private static Condition.Operand bound(Rule rule, String name) {
        return name == null ? null : rule.bindings().get(name);
    }

    // --- tiers ---------------------------------------------------------------------------------------------------

    /** Rules of one file that differ in the values of one fact alone. */
    private void tiers(List<Rule> rules) {
        Map<List<Object>, List<Rule>> ladders = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Fact fact : rule.facts()) {
                if (Number.class.isAssignableFrom(fact.type()) || fact.type() == Range.class) {
                    Set<Condition> rest = new HashSet<>(rule.constraints());
                    rest.removeAll(steps(rule, fact));
                    if (rest.size() < rule.constraints().size()) {
                        ladders.computeIfAbsent(List.of(rule.card().file(), fact, rest, rule.card().inForce()), key -> new ArrayList<>()).add(rule);
                    }
                }
            }
        }
        ladders.forEach((key, ladder) -> {
            if (ladder.size() > 1) {
                ladder((Fact) key.get(1), ladder);
            }
        });
    }

    private void ladder(Fact fact, List<Rule> ladder) {
        for (Possible world : worlds(ladder)) {
            List<Condition> all = ladder.stream().flatMap(rule -> steps(rule, fact).stream()).toList();
            List<Field<?>> line = world.samples(fact, all).stream().filter(Field::hasValue).toList();
            List<List<Boolean>> claims = ladder.stream().map(rule -> line.stream().map(at -> holds(world, steps(rule, fact), fact, at)).toList()).toList();
            int low = claims.stream().mapToInt(claim -> claim.indexOf(true)).filter(at -> at >= 0).min().orElse(0);
            int high = claims.stream().mapToInt(claim -> claim.lastIndexOf(true)).max().orElse(-1);
            for (int at = low; at <= high; at++) {
                int here = at;
                if (claims.stream().noneMatch(claim -> claim.get(here))) {
                    Rule after = ladder.get(first(claims, at));
                    fault(after, place(after, steps(after, fact)), FaultKind.GAP_BETWEEN_TIERS, "The rules of this file leave out `" + fact.inRules() + "` "
                            + around(line, at) + who(world.world(), all, ", for ") + ": none of them holds there. " + said(ladder, fact, world));
                    return;
                }
            }
            if (overlap(fact, ladder, world, all, line, claims)) {
                return;
            }
        }
    }

    private boolean overlap(Fact fact, List<Rule> ladder, Possible world, List<Condition> all, List<Field<?>> line, List<List<Boolean>> claims) {
        for (int i = 0; i < ladder.size(); i++) {
            for (int j = 0; j < ladder.size(); j++) {
                List<Boolean> lower = claims.get(i);
                List<Boolean> upper = claims.get(j);
                int shared = upper.indexOf(true);
                // a lower tier without an end goes on by intention
                boolean isTier = i != j && shared >= 0 && lower.indexOf(true) >= 0 && lower.indexOf(true) < shared && lower.lastIndexOf(true) < line.size() - 1;
                if (isTier && lower.get(shared) && upper.lastIndexOf(true) > lower.lastIndexOf(true)) {
                    Rule after = ladder.get(j);
                    fault(after, place(after, steps(after, fact)), FaultKind.OVERLAP_BETWEEN_TIERS, "`" + ladder.get(i).id() + "` and `" + after.id()
                            + "` both hold where `" + fact.inRules() + "` is " + around(line, shared) + who(world.world(), all, ", for ") + ". " + said(ladder, fact, world));
                    return true;
                }
            }
        }
        return false;
    }

    private static int first(List<List<Boolean>> claims, int after) {
        int best = -1;
        for (int i = 0; i < claims.size(); i++) {
            int begins = claims.get(i).subList(after, claims.get(i).size()).indexOf(true);
            int bestBegins = best < 0 ? Integer.MAX_VALUE : claims.get(best).subList(after, claims.get(best).size()).indexOf(true);
            best = begins >= 0 && begins < bestBegins ? i : best;
        }
        return best;
    }

    private static boolean holds(Possible world, List<Condition> steps, Fact fact, Field<?> at) {
        Possible there = new Possible(world, Map.of(fact, at));
        return there.together(steps);
    }

    private static List<Condition> steps(Rule rule, Fact fact) {
        return rule.constraints().stream().filter(one -> isStep(one, fact)).toList();
    }

    private static boolean isStep(Condition condition, Fact fact) {
        return condition instanceof Condition.Not not ? isStep(not.of(), fact)
                : condition instanceof Condition.Comparison comparison && comparison.fact() == fact && !(comparison.right() instanceof Condition.Operand.OfFact);
    }

    // --- for whom ------------------------------------------------------------------------------------------------

    /** Every kind of debtor that the settings of these rules, or the rules, tell apart; none where they are too many to go through. */
    private List<Possible> worlds(List<Rule> rules) {
        Set<DebtorType> types = new LinkedHashSet<>();
        Set<String> countries = new TreeSet<>();
        Set<String> regions = new TreeSet<>();
        Set<String> currencies = new TreeSet<>();
        LocalDate day = LocalDate.MIN;
        for (Rule rule : rules) {
            for (int number : rule.settings()) {
                for (Setting.Row row : settings.all().get(number).rows()) {
                    types.addAll(row.debtorTypes());
                    countries.addAll(row.countries());
                    regions.addAll(row.regions());
                    currencies.addAll(row.currencies());
                    day = row.from().isAfter(day) ? row.from() : day;
                }
            }
            if (rule.card().inForce().from() != null && rule.card().inForce().from().isAfter(day)) {
                day = rule.card().inForce().from();
            }
        }
        for (Rule rule : rules) {
            LocalDate end = rule.card().inForce().to();
            day = end != null && end.isBefore(day) ? end : day;
        }
        countries.remove(Setting.UNKNOWN_COUNTRY);
        regions.forEach(region -> countries.add(region.substring(0, 2)));
        boolean byCountry = !countries.isEmpty();
        List<Possible> worlds = new ArrayList<>();
        for (DebtorType type : types.isEmpty() ? new DebtorType[] {null} : DebtorType.values()) {
            for (String currency : currencies.isEmpty() ? List.of("") : with(currencies, OTHER_CURRENCY)) {
                for (String country : byCountry ? with(with(countries, ELSEWHERE), Setting.UNKNOWN_COUNTRY) : List.of("")) {
                    for (String region : with(regions.stream().filter(one -> one.startsWith(country + "-")).toList(), "")) {
                        Map<Fact, Field<?>> fixed = new LinkedHashMap<>();
                        if (type != null) {
                            fixed.put(Fact.DEBTOR_TYPE, Field.of(type));
                        }
                        if (byCountry) {
                            boolean isKnown = !country.equals(Setting.UNKNOWN_COUNTRY);
                            fixed.put(Fact.COUNTRY, isKnown ? Field.of(country) : Field.unknown());
                            fixed.put(Fact.COUNTRY_KNOWN, Field.of(isKnown));
                        }
                        if (!regions.isEmpty()) {
                            fixed.put(Fact.REGION, country.equals(Setting.UNKNOWN_COUNTRY) ? Field.unknown() : Field.of(region.isEmpty() ? country + "-" : region));
                        }
                        worlds.add(new Possible(settings, new Possible.World(day, type, country, region, currency, fixed)));
                    }
                }
            }
        }
        return worlds.size() > MOST_WORLDS ? List.of() : worlds;
    }

    private static List<String> with(Collection<String> names, String other) {
        List<String> all = new ArrayList<>(List.of(other));
        all.addAll(names);
        return all;
    }

    // --- how it is said ------------------------------------------------------------------------------------------

    /** The debtors of a world, as far as the settings in these conditions tell them apart. */
    private String who(Possible.World world, List<Condition> conditions) {
        Set<Setting.Row> rows = new LinkedHashSet<>();
        conditions.forEach(condition -> Possible.atoms(condition, atom -> {
            if (atom instanceof Condition.Comparison comparison && comparison.right() instanceof Condition.Operand.OfSetting setting) {
                rows.addAll(settings.all().get(setting.number()).rows());
            }
        }));
        boolean byCountry = rows.stream().anyMatch(row -> !row.countries().isEmpty() || !row.regions().isEmpty());
        List<String> who = new ArrayList<>();
        if (world.debtorType() != null && rows.stream().anyMatch(row -> !row.debtorTypes().isEmpty())) {
            who.add("debtor type " + world.debtorType());
        }
        if (byCountry && !world.region().isEmpty()) {
            who.add("region " + world.region());
        } else if (byCountry && !world.country().isEmpty()) {
            who.add(world.country().equals(ELSEWHERE) ? "a country without a row of its own"
                    : world.country().equals(Setting.UNKNOWN_COUNTRY) ? "an unknown country" : "country " + world.country());
        }
        if (!world.currency().isEmpty() && rows.stream().anyMatch(row -> !row.currencies().isEmpty())) {
            who.add(world.currency().equals(OTHER_CURRENCY) ? "a currency without a row of its own" : "currency " + world.currency());
        }
        return String.join(", ", who);
    }

    private String who(Possible.World world, List<Condition> conditions, String before) {
        String who = who(world, conditions);
        return who.isEmpty() ? "" : before + who;
    }

    private static String around(List<Field<?>> line, int at) {
        return line.get(at).orNull() + (at > 0 && at < line.size() - 1 ? " (between " + line.get(at - 1).orNull() + " and " + line.get(at + 1).orNull() + ")" : "");
    }

    private String said(List<Rule> ladder, Fact fact, Possible world) {
        return String.join("; ", ladder.stream().map(rule -> "`" + rule.id() + "`: "
                + String.join(", ", steps(rule, fact).stream().map(one -> say(one, world)).toList())).toList()) + ".";
    }

    private String say(Condition condition, Possible world) {
        if (condition instanceof Condition.Comparison comparison) {
            return "`" + comparison.fact().inRules() + " " + comparison.compare().sign() + " " + right(comparison, world) + "`";
        }
        if (condition instanceof Condition.Not not) {
            return "not " + say(not.of(), world);
        }
        if (condition instanceof Condition.Holds holds) {
            return "`" + holds.fact().inRules() + "`";
        }
        if (condition instanceof Condition.None none) {
            return "`" + none.fact().inRules() + " == null`";
        }
        if (condition instanceof Condition.SignalHolds signal) {
            return "the signal `" + book.signals().get(signal.number()).name() + "`";
        }
        List<Condition> parts = condition instanceof Condition.And and ? and.all() : ((Condition.Or) condition).any();
        return "(" + String.join(condition instanceof Condition.And ? " and " : " or ", parts.stream().map(one -> say(one, world)).toList()) + ")";
    }

    private String right(Condition.Comparison comparison, Possible world) {
        if (comparison.right() instanceof Condition.Operand.OfFact other) {
            return other.fact().inRules();
        }
        if (comparison.right() instanceof Condition.Operand.OfSetting setting) {
            Object value = world.value(setting.number());
            return settings.all().get(setting.number()).name() + (value == null ? "" : " (" + value + ")");
        }
        return String.valueOf(((Condition.Operand.Literal) comparison.right()).value());
    }

    private static Set<Fact> facts(Condition condition) {
        Set<Fact> facts = new LinkedHashSet<>();
        Possible.atoms(condition, atom -> {
            if (atom instanceof Condition.Comparison comparison) {
                facts.add(comparison.fact());
            } else if (atom instanceof Condition.Holds holds) {
                facts.add(holds.fact());
            } else if (atom instanceof Condition.None none) {
                facts.add(none.fact());
            }
        });
        return facts;
    }

    private String text(Rule rule) {
        return book.files().get(rule.card().file()).text();
    }

    private int start(Rule rule) {
        return Place.offset(text(rule), rule.card().line());
    }

    /** Where the last of these conditions is written: its fact, inside the rule's `Account( … )`. */
    private Place place(Rule rule, List<Condition> conditions) {
        Fact fact = conditions.stream().flatMap(one -> facts(one).stream()).reduce((one, next) -> next).orElse(null);
        int account = text(rule).indexOf("Account(", start(rule));
        if (fact == null || account < 0) {
            return null;
        }
        return Place.of(text(rule), account, fact.inRules());
    }

    private void fault(Rule rule, Place place, FaultKind kind, String detail) {
        faults.add(place == null ? RuleBookReader.at(book.files(), rule, kind, detail) : new RuleFault(rule.card().file(), place, kind, detail));
    }
}
