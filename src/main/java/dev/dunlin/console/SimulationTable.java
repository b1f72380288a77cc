package dev.dunlin.console;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.commons.text.WordUtils;

import dev.dunlin.rulebook.Action;
import dev.dunlin.simulation.ActionChange;
import dev.dunlin.simulation.Comparison;
import dev.dunlin.simulation.Flow;
import dev.dunlin.simulation.Ground;
import dev.dunlin.simulation.Impact;
import dev.dunlin.simulation.Tally;

/** A simulation for people: the totals, then the first accounts that differ and why. One thread at a time. */
final class SimulationTable implements SimulationPrinting {
    static final int USUAL_TOP = 20;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final int TITLE = 36;
    private static final int NUMBER = 9;
    private static final int MONEY = 17;

    private final PrintWriter out;
    private final Terminal terminal;
    private final long most;
    private final List<Comparison> first = new ArrayList<>();

    SimulationTable(PrintWriter out, Terminal terminal, long most) {
        this.out = out;
        this.terminal = terminal;
        this.most = most;
    }

    @Override
    public void add(Comparison account) {
        if (first.size() < most) {
            first.add(account);
        }
    }

    @Override
    public void end(Impact impact) {
        counts(impact);
        money(impact.all());
        actions(impact);
        flows("By tip", impact.byTip());
        flows("By guardrail", impact.byGuardrail());
        tallies("By country", impact.byCountry(), Function.identity());
        tallies("By debtor type", impact.byDebtorType(), Function.identity());
        tallies("By age of the oldest, in days", impact.byAgeing(), bucket -> bucket.title());
        moves(impact);
        if (!impact.terms().isEmpty()) {
            out.println("On other terms: " + impact.terms().entrySet().stream().map(term -> "%,d %s".formatted(term.getValue(), term.getKey())).collect(Collectors.joining(", ")) + ".");
            out.println();
        }
        accounts(impact);
    }

    private void counts(Impact impact) {
        Tally all = impact.all();
        out.println("%,d accounts under %s".formatted(all.accounts(), impact.simulation().rules().hash()));
        out.println("  against %s".formatted(impact.simulation().against().hash()));
        if (impact.simulation().on() != null) {
            out.println("  as if it were %s and nothing had happened until then".formatted(impact.simulation().on()));
        }
        out.println();
        count("Changed", all.changed(), all.accounts(), "%,d get other actions, %,d the same on other terms".formatted(
                impact.of(Comparison.Kind.ACTIONS), impact.of(Comparison.Kind.TERMS)));
        count("Other reasons only", impact.of(Comparison.Kind.REASONS), all.accounts(), "the same is done, and other rules have a say");
        count("Unchanged", impact.of(Comparison.Kind.SAME), all.accounts(), "");
        if (impact.unreadable() > 0) {
            out.println(Columns.left("Unreadable", TITLE) + number(impact.unreadable()));
        }
        out.println();
    }

    private void count(String title, long part, long whole, String said) {
        String share = whole == 0 ? "" : "%.1f %%".formatted(100.0 * part / whole);
        out.println((Columns.left(title, TITLE) + number(part) + Columns.right(share, NUMBER) + "  " + said).stripTrailing());
    }

    private void money(Tally all) {
        if (!all.money().isEmpty()) {
            out.println(bold(Columns.left("Money", TITLE) + Columns.right("open", MONEY) + Columns.right("on changed", MONEY)
                    + Columns.right("asked before", MONEY) + Columns.right("asked now", MONEY)));
            all.money().forEach((currency, amounts) -> out.println(Columns.left(currency, TITLE) + money(amounts.open(), currency) + money(amounts.openChanged(), currency)
                    + money(amounts.asked().before(), currency) + money(amounts.asked().after(), currency)));
            out.println();
        }
    }

    private void actions(Impact impact) {
        if (impact.byAction().isEmpty()) {
            return;
        }
        out.println(bold(Columns.left("By action", TITLE) + flowHead() + Columns.right("altered", NUMBER) + Columns.right("before", MONEY + 4) + Columns.right("now", MONEY + 4)));
        long still = 0;
        for (Map.Entry<String, Flow> entry : impact.byAction().entrySet()) {
            Flow flow = entry.getValue();
            if (!isMoving(flow)) {
                still++;
                continue;
            }
            Action action = action(impact, entry.getKey());
            String head = Columns.left("R" + action.rung() + " " + action.title(), TITLE) + flow(flow) + number(flow.altered());
            if (flow.money().isEmpty()) {
                out.println(head);
            }
            String indent = " ".repeat(Columns.width(head));
            boolean isFirst = true;
            for (Map.Entry<String, Comparison.Sides<BigDecimal>> each : flow.money().entrySet()) {
                out.println((isFirst ? head : indent) + money(each.getValue().before(), each.getKey()) + " " + each.getKey() + money(each.getValue().after(), each.getKey()) + " " + each.getKey());
                isFirst = false;
            }
        }
        if (still > 0) {
            out.println(terminal.coloured("90", "the other %,d stand as before".formatted(still)));
        }
        out.println();
    }

    private static boolean isMoving(Flow flow) {
        return flow.come() + flow.gone() + flow.altered() > 0;
    }

    private static Action action(Impact impact, String code) {
        Action action = impact.simulation().rules().actions().get(code);
        return action == null ? impact.simulation().against().actions().get(code) : action;
    }

    /** Only what comes or goes; the rest is counted. */
    private void flows(String title, Map<String, Flow> flows) {
        List<Map.Entry<String, Flow>> moving = flows.entrySet().stream().filter(each -> isMoving(each.getValue())).toList();
        if (flows.isEmpty()) {
            return;
        }
        out.println(bold(Columns.left(title, TITLE) + flowHead()));
        moving.forEach(each -> out.println(Columns.left(each.getKey(), TITLE) + flow(each.getValue())));
        if (moving.size() < flows.size()) {
            out.println(terminal.coloured("90", "the other %,d have their say on the same accounts".formatted(flows.size() - moving.size())));
        }
        out.println();
    }

    private <K> void tallies(String title, Map<K, Tally> tallies, Function<K, String> name) {
        out.println(bold(Columns.left(title, TITLE) + Columns.right("accounts", NUMBER) + Columns.right("changed", NUMBER) + Columns.right("share", NUMBER)
                + Columns.right("open on changed", MONEY + 4) + Columns.right("asked before", MONEY) + Columns.right("asked now", MONEY)));
        tallies.forEach((key, tally) -> {
            if (tally.accounts() > 0) {
                String head = Columns.left(name.apply(key), TITLE) + number(tally.accounts()) + number(tally.changed())
                        + Columns.right("%.1f %%".formatted(100.0 * tally.changed() / tally.accounts()), NUMBER);
                String indent = " ".repeat(Columns.width(head));
                List<Map.Entry<String, Tally.Amounts>> touched = tally.money().entrySet().stream().filter(each -> isTouched(each.getValue())).toList();
                if (touched.isEmpty()) {
                    out.println(head);
                }
                boolean isFirst = true;
                for (Map.Entry<String, Tally.Amounts> each : touched) {
                    Tally.Amounts amounts = each.getValue();
                    out.println((isFirst ? head : indent) + money(amounts.openChanged(), each.getKey()) + " " + each.getKey()
                            + money(amounts.asked().before(), each.getKey()) + money(amounts.asked().after(), each.getKey()));
                    isFirst = false;
                }
            }
        });
        out.println();
    }

    private static boolean isTouched(Tally.Amounts amounts) {
        return amounts.openChanged().signum() != 0 || amounts.asked().before().compareTo(amounts.asked().after()) != 0;
    }

    private void moves(Impact impact) {
        if (!impact.moves().isEmpty()) {
            out.println(bold("Hardest step of the accounts that change, before → now"));
            impact.moves().forEach((move, accounts) -> out.println(number(accounts) + "  " + move.before() + " → " + (move.before().equals(move.after()) ? "the same" : move.after())));
            out.println();
        }
    }

    private void accounts(Impact impact) {
        long differing = impact.all().accounts() - impact.of(Comparison.Kind.SAME);
        if (differing == 0) {
            out.println("No account is decided otherwise.");
            return;
        }
        out.println(bold("Accounts decided otherwise"));
        first.forEach(this::account);
        if (differing > first.size()) {
            out.println(terminal.coloured("90", "and %,d more; `--top 0` lists all.".formatted(differing - first.size())));
        }
    }

    private void account(Comparison account) {
        String days = account.daysPastDue() == null ? "nothing due" : "%,d days past due".formatted(account.daysPastDue());
        String open = account.money().entrySet().stream().map(each -> Money.withCurrency(each.getValue().open(), each.getKey())).collect(Collectors.joining(" and "));
        line("1", "", account.accountId() + "  " + account.country() + " " + account.debtorType() + ", " + days + ", " + open + " open");
        for (ActionChange change : account.changes()) {
            switch (change.what()) {
                case NEW -> line("32", "  ", "+ " + change.action() + terms(" (", change, ")"));
                case GONE -> line("31", "  ", "- " + change.action() + terms(" (", change, ")"));
                case CHANGED -> line("33", "  ", "~ " + change.action() + terms(": ", change, ""));
                case DELAYED -> line("33", "  ", "~ " + change.action() + terms(", which waits: ", change, ""));
            }
        }
        if (account.changes().isEmpty()) {
            out.println("  the same is done");
        }
        account.come().forEach(ground -> ground("now     ", ground));
        account.gone().forEach(ground -> ground("before  ", ground));
    }

    /** The whole sentence; what does not fit its line goes on below. */
    private void ground(String side, Ground ground) {
        String text = (ground.catalogueId() + " " + ground.rule() + ": " + ground.reason()).replaceAll("\\p{C}", " ");
        String indent = "    " + " ".repeat(side.length());
        String wrapped = WordUtils.wrap(text, terminal.columns() - indent.length(), "\n" + indent, false);
        out.println(terminal.coloured("90", "    " + side + wrapped));
    }

    private static String terms(String open, ActionChange change, String close) {
        return change.terms().isEmpty() ? "" : open + terms(change) + close;
    }

    static String terms(ActionChange change) {
        return change.terms().stream().map(term -> term.name() + " " + said(term.before(), change.currency()) + " → " + said(term.after(), change.currency())).collect(Collectors.joining(", "));
    }

    private static String said(Object value, String currency) {
        return value == null ? "none" : value instanceof BigDecimal amount ? Money.withCurrency(amount, currency)
                : value instanceof OffsetDateTime instant ? WHEN.format(instant) : value instanceof Boolean truth ? truth ? "yes" : "no" : value.toString();
    }

    private void line(String colour, String indent, String text) {
        out.println(indent + terminal.coloured(colour, Columns.cut(text, terminal.columns() - indent.length())));
    }

    private static String flowHead() {
        return Columns.right("before", NUMBER) + Columns.right("now", NUMBER) + Columns.right("new", NUMBER) + Columns.right("gone", NUMBER);
    }

    private static String flow(Flow flow) {
        return number(flow.before()) + number(flow.after()) + number(flow.come()) + number(flow.gone());
    }

    private static String number(long number) {
        return Columns.right(number == 0 ? "-" : "%,d".formatted(number), NUMBER);
    }

    private static String money(BigDecimal amount, String currency) {
        return Columns.right(amount.signum() == 0 ? "-" : Money.plain(amount, currency), MONEY);
    }

    private String bold(String line) {
        return terminal.coloured("1", line);
    }
}
