package dev.dunlin.reference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Compare;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.snapshot.CreditorRole;
import dev.dunlin.snapshot.DebtorType;

/** Whom a rule is about, as its own conditions say: countries, regions, kinds of debtor, the creditor's role. Pure. */
final class Scope {
    private static final Set<Fact> FACTS = EnumSet.of(Fact.COUNTRY, Fact.COUNTRY_KNOWN, Fact.EU_MEMBER, Fact.REGION, Fact.DEBTOR_TYPE,
            Fact.DEBTOR_TYPE_KNOWN, Fact.NATURAL_PERSON, Fact.BUSINESS, Fact.CREDITOR_ROLE);

    private Scope() {
    }

    /** In words, as {@code United States, consumers}; {@code everybody} where no condition narrows it. */
    static String of(Rule rule) {
        List<String> parts = new ArrayList<>();
        narrow(rule.condition(), parts);
        return parts.isEmpty() ? "everybody" : String.join(", ", parts.stream().distinct().toList());
    }

    /** The English name of a country, or the code where it is none. */
    static String country(String code) {
        return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** Only what must hold narrows: what may hold instead of something else does not. */
    private static void narrow(Condition condition, List<String> parts) {
        if (condition instanceof Condition.And and) {
            and.all().forEach(one -> narrow(one, parts));
        } else if (isAboutScope(condition)) {
            parts.add(words(condition, true));
        }
    }

    private static boolean isAboutScope(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return FACTS.contains(comparison.fact()) && comparison.right() instanceof Condition.Operand.Literal;
        }
        return condition instanceof Condition.Holds holds ? FACTS.contains(holds.fact())
                : condition instanceof Condition.None none ? FACTS.contains(none.fact())
                : condition instanceof Condition.Not not ? isAboutScope(not.of())
                : condition instanceof Condition.And and ? and.all().stream().allMatch(Scope::isAboutScope)
                : condition instanceof Condition.Or or && or.any().stream().allMatch(Scope::isAboutScope);
    }

    private static String words(Condition condition, boolean holds) {
        if (condition instanceof Condition.Not not) {
            return words(not.of(), !holds);
        }
        if (condition instanceof Condition.And and) {
            return join(and.all(), holds, holds ? " and " : " or ");
        }
        if (condition instanceof Condition.Or or) {
            return join(or.any(), holds, holds ? " or " : " and ");
        }
        if (condition instanceof Condition.None none) {
            return (holds ? "no " : "some ") + none.fact().inRules();
        }
        if (condition instanceof Condition.Holds fact) {
            return holds(fact.fact(), holds);
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        boolean isThat = holds == (comparison.compare() == Compare.EQUAL);
        return (isThat ? "" : "not ") + value(comparison.fact(), ((Condition.Operand.Literal) comparison.right()).value());
    }

    private static String join(List<Condition> conditions, boolean holds, String with) {
        return String.join(with, conditions.stream().map(one -> words(one, holds)).toList());
    }

    private static String holds(Fact fact, boolean holds) {
        return switch (fact) {
            case NATURAL_PERSON -> holds ? "natural persons" : "companies and public bodies";
            case BUSINESS -> holds ? "not consumers" : "consumers";
            case COUNTRY_KNOWN -> holds ? "country known" : "country unknown";
            case DEBTOR_TYPE_KNOWN -> holds ? "debtor type known" : "debtor type unknown";
            case EU_MEMBER -> holds ? "European Union" : "outside the European Union";
            default -> (holds ? "" : "not ") + fact.inRules();
        };
    }

    private static String value(Fact fact, Object value) {
        if (value instanceof DebtorType type) {
            return switch (type) {
                case CONSUMER -> "consumers";
                case SOLE_TRADER -> "sole traders";
                case COMPANY -> "companies";
                case PUBLIC -> "public bodies";
            };
        }
        if (value instanceof CreditorRole role) {
            return role == CreditorRole.THIRD_PARTY ? "third-party collectors" : "own debts";
        }
        return fact == Fact.COUNTRY ? country(value.toString()) : value.toString();
    }
}
