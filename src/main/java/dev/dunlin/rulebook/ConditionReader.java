package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Compare;
import dev.dunlin.problem.DidYouMean;

/** Reads one constraint of an `Account( … )` pattern into a {@link Condition}; what it cannot mean is a fault with a likely cure. */
final class ConditionReader {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** Every version of Java has the few expressions that mean something here; that the others are of none is said below. */
    private static final ParserConfiguration EXPRESSIONS =
            new ParserConfiguration().setAttributeComments(false).setLanguageLevel(ParserConfiguration.LanguageLevel.RAW);
    private static final List<String> FACT_NAMES = Arrays.stream(Fact.values()).map(Fact::inRules).toList();

    private final SettingsBook settings;
    private final Map<String, Condition.Operand> bindings;
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final Map<Condition, Written> places = new IdentityHashMap<>();
    private Written whole;

    ConditionReader(SettingsBook settings, Map<String, Condition.Operand> bindings) {
        this.settings = settings;
        this.bindings = bindings;
    }

    /** Says what is wrong with a constraint, in words for the analyst. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final FaultKind kind;
        private final transient Node where;

        Unreadable(FaultKind kind, Node where, String detail) {
            super(detail);
            this.kind = kind;
            this.where = where;
        }

        FaultKind kind() {
            return kind;
        }

        /** The part that is meant, {@code null} for the whole constraint. */
        Node where() {
            return where;
        }
    }

    Set<Fact> facts() {
        return facts;
    }

    /** Where each condition stands. */
    Map<Condition, Written> places() {
        return places;
    }

    /** @param at where the text stands in its file */
    Condition read(String text, Written at) throws Unreadable {
        whole = at;
        ParseResult<Expression> parsed = new JavaParser(EXPRESSIONS).parseExpression(text);
        if (!parsed.isSuccessful()) {
            throw new Unreadable(FaultKind.NOT_A_CONDITION, null, "`" + text.strip() + "` cannot be read as a condition.");
        }
        return condition(parsed.getResult().orElseThrow());
    }

    /** The fact of this name; {@code where} it is named. */
    Fact fact(String name, Node where) throws Unreadable {
        Fact fact = Fact.named(name);
        if (fact == null) {
            throw new Unreadable(FaultKind.UNKNOWN_FACT, where, "There is no fact `" + name + "`." + DidYouMean.sentence(name, FACT_NAMES));
        }
        facts.add(fact);
        return fact;
    }

    private Condition condition(Expression expression) throws Unreadable {
        Condition condition = meaning(expression);
        places.putIfAbsent(condition, whole.within(expression));
        return condition;
    }

    private Condition meaning(Expression expression) throws Unreadable {
        if (expression instanceof EnclosedExpr enclosed) {
            return condition(enclosed.getInner());
        }
        if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return new Condition.Not(condition(unary.getExpression()));
        }
        if (expression instanceof NameExpr name) {
            Fact fact = fact(name.getNameAsString(), name);
            if (fact.type() != Boolean.class) {
                throw new Unreadable(FaultKind.WRONG_TYPE, name, "Fact `" + fact.inRules() + "` is no yes-or-no fact (" + fact.unit()
                        + "): compare it with something.");
            }
            return new Condition.Holds(fact);
        }
        if (expression instanceof BinaryExpr binary) {
            switch (binary.getOperator()) {
                case AND -> {
                    return new Condition.And(parts(binary, BinaryExpr.Operator.AND));
                }
                case OR -> {
                    return new Condition.Or(parts(binary, BinaryExpr.Operator.OR));
                }
                case EQUALS, NOT_EQUALS, LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> {
                    return comparison(binary);
                }
                default -> { }
            }
        }
        throw new Unreadable(FaultKind.FORBIDDEN_CONSTRUCT, expression, "`" + expression + "` is more than a condition may hold: facts, settings, "
                + "comparisons, `&&`, `||`, `!` and brackets. Arithmetic belongs into a fact, a number into a setting.");
    }

    private List<Condition> parts(BinaryExpr binary, BinaryExpr.Operator operator) throws Unreadable {
        List<Condition> parts = new ArrayList<>();
        Unreadable first = null;
        for (Expression side : List.of(binary.getLeft(), binary.getRight())) {
            try {
                if (side instanceof BinaryExpr inner && inner.getOperator() == operator) {
                    parts.addAll(parts(inner, operator));
                } else {
                    parts.add(condition(side));
                }
            } catch (Unreadable e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return parts;
    }

    private Condition comparison(BinaryExpr binary) throws Unreadable {
        Compare compare = Compare.of(binary.getOperator().asString());
        Expression left = binary.getLeft();
        Expression right = binary.getRight();
        if (!isName(left) && isName(right) || !isFact(left) && isFact(right)) {
            Expression exchanged = left;
            left = right;
            right = exchanged;
            compare = compare.flipped();
        }
        if (!(left instanceof NameExpr name)) {
            throw new Unreadable(FaultKind.FORBIDDEN_CONSTRUCT, binary, "`" + binary + "` compares no fact. Arithmetic belongs into a fact, a number into a setting.");
        }
        Fact fact = fact(name.getNameAsString(), left);
        if (right instanceof NullLiteralExpr) {
            Condition none = new Condition.None(fact);
            return switch (compare) {
                case EQUAL -> none;
                case NOT_EQUAL -> new Condition.Not(none);
                default -> throw new Unreadable(FaultKind.WRONG_TYPE, binary, "`" + binary + "`: only `== null` (known: none) and `!= null` make sense.");
            };
        }
        return new Condition.Comparison(fact, compare, operand(fact, compare, right, binary));
    }

    private static boolean isName(Expression expression) {
        return expression instanceof NameExpr name && !name.getNameAsString().startsWith("$");
    }

    private static boolean isFact(Expression expression) {
        return expression instanceof NameExpr name && Fact.named(name.getNameAsString()) != null;
    }

    private Condition.Operand operand(Fact fact, Compare compare, Expression right, Expression whole) throws Unreadable {
        if (right instanceof IntegerLiteralExpr number) {
            if (!number.getValue().equals("0") && !number.getValue().equals("1")) {
                throw new Unreadable(FaultKind.NUMBER_IN_CONDITION, number, "`" + whole + "` has the number " + number.getValue()
                        + " in it; numbers but 0 and 1 live in `settings/`, dated and with their source.");
            }
            require(isNumeric(fact), fact, whole, "a number");
            return new Condition.Operand.Literal(Integer.valueOf(number.getValue()));
        }
        if (right instanceof StringLiteralExpr text) {
            require(compare == Compare.EQUAL || compare == Compare.NOT_EQUAL, fact, whole, "more or less than a code");
            return code(fact, text.getValue(), text, whole);
        }
        if (!(right instanceof NameExpr name)) {
            throw new Unreadable(FaultKind.FORBIDDEN_CONSTRUCT, right, "`" + whole + "`: a fact is compared with a setting, 0, 1, a constant or another fact.");
        }
        String text = name.getNameAsString();
        if (text.startsWith("$")) {
            Condition.Operand bound = bindings.get(text);
            if (bound == null) {
                throw new Unreadable(FaultKind.UNKNOWN_BINDING, right, "`" + text + "` is bound nowhere above." + DidYouMean.sentence(text, bindings.keySet()));
            }
            if (bound instanceof Condition.Operand.OfSetting setting) {
                Setting named = settings.all().get(setting.number());
                require(fits(fact, compare, named), fact, whole, "the setting `" + named.name() + "`", named.unit());
            } else {
                Fact other = ((Condition.Operand.OfFact) bound).fact();
                require(fits(fact, compare, other), fact, whole, "`" + text + "`", other.unit());
            }
            return bound;
        }
        if (fact.type().isEnum()) {
            require(compare == Compare.EQUAL || compare == Compare.NOT_EQUAL, fact, whole, "more or less than a constant");
            List<String> constants = new ArrayList<>();
            for (Object constant : fact.type().getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return new Condition.Operand.Literal(constant);
                }
                constants.add(((Enum<?>) constant).name());
            }
            throw new Unreadable(FaultKind.UNKNOWN_VALUE, right, "Fact `" + fact.inRules() + "` is never `" + text + "`; it is one of "
                    + String.join(", ", constants) + "." + DidYouMean.sentence(text, constants));
        }
        Fact other = fact(text, right);
        require(fits(fact, compare, other), fact, whole, "`" + other.inRules() + "`", other.unit());
        return new Condition.Operand.OfFact(other);
    }

    /** A country or a region by its ISO code: the scope of a law. */
    private static Condition.Operand code(Fact fact, String code, Expression where, Expression whole) throws Unreadable {
        require(fact == Fact.COUNTRY || fact == Fact.REGION, fact, whole, "a text in quotes");
        String country = fact == Fact.REGION && code.indexOf('-') == 2 ? code.substring(0, 2) : code;
        if (!COUNTRIES.contains(country) || fact == Fact.REGION && !code.matches("[A-Z]{2}-[A-Z0-9]{1,3}")) {
            throw new Unreadable(FaultKind.UNKNOWN_VALUE, where, "`" + whole + "`: `" + code + "` is no code of ISO 3166-" + (fact == Fact.REGION ? "2" : "1")
                    + "." + (fact == Fact.REGION ? " A region is written `US-MA`." : DidYouMean.sentence(country, COUNTRIES)));
        }
        return new Condition.Operand.Literal(code);
    }

    /** A count known only within bounds is compared with whole numbers alone: of others, the bounds could not be told exactly. */
    private static boolean fits(Fact fact, Compare compare, Setting setting) {
        if (setting.unit().equals("text")) {
            return fact.type() == String.class && (compare == Compare.EQUAL || compare == Compare.NOT_EQUAL);
        }
        return isNumeric(fact) && setting.isNumeric() && quantity(fact.unit()).equals(quantity(setting.unit()))
                && (fact.type() != Range.class || setting.isWhole());
    }

    private static boolean fits(Fact fact, Compare compare, Fact other) {
        if (isNumeric(fact)) {
            return isNumeric(other) && quantity(fact.unit()).equals(quantity(other.unit())) && other.type() != Range.class
                    && (fact.type() != Range.class || other.type() == Integer.class);
        }
        boolean ordered = fact.type() == LocalDate.class || fact.type() == OffsetDateTime.class;
        return other.type() == fact.type() && (ordered || compare == Compare.EQUAL || compare == Compare.NOT_EQUAL);
    }

    /** What a unit measures: days are days, whether offices are open or not. */
    private static String quantity(String unit) {
        return unit.equals("business-days") ? "days" : unit.split(" ")[0];
    }

    private static boolean isNumeric(Fact fact) {
        return Number.class.isAssignableFrom(fact.type()) || fact.type() == Range.class;
    }

    /** Two things of which each has a unit; where the units differ, the cure is said. */
    private static void require(boolean fits, Fact fact, Expression whole, String with, String unit) throws Unreadable {
        String one = quantity(fact.unit());
        String other = quantity(unit);
        require(fits, fact, whole, with + " (" + unit + ")" + (one.equals(other) || !isNumeric(fact) ? ""
                : ". Compare " + one + " with " + one + ", or " + other + " with " + other));
    }

    private static void require(boolean fits, Fact fact, Expression whole, String with) throws Unreadable {
        if (!fits) {
            throw new Unreadable(FaultKind.WRONG_TYPE, whole,
                    "`" + whole + "` compares the fact `" + fact.inRules() + "` (" + fact.unit() + ") with " + with + ".");
        }
    }
}
