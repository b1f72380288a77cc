package dev.dunlin.console;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.dunlin.decision.Decider;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Permissions;
import dev.dunlin.rulebook.ActionCatalogue;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;
import dev.dunlin.snapshot.Tactic;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a person at a desk whether something may be done about an account, and why, or why not. */
@Command(name = "may-i", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        exitCodeOnExecutionException = MayICommand.FAULTS,
        description = "Says whether an action or a tactic may be used on an account: allowed, allowed from a time, softened to something else, "
                + "only with a person, not yet, or refused, and under which rule and law.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin may-i CALL --account account.json",
            "  dunlin may-i call send-final-notice legal-action --account account.json",
            "  dunlin may-i SHAMING THREAT --account account.json          tactics are asked about in the same way",
            "  dunlin may-i CALL --account portfolio.ndjson --account-id GB-10755",
            "  dunlin may-i CALL --account account.json --as-of 2026-11-04T08:00:00-05:00",
            "  dunlin may-i CALL --account account.json --json",
            "",
            "Exit status: 0 everything asked is allowed now, as asked; 1 something is not, or not yet, or cannot be judged; "
                    + "2 wrong usage, or the account or the rules have faults."})
final class MayICommand implements Callable<Integer> {
    static final int FAULTS = 2;
    private static final int NOT_ALLOWED = 1;
    /** A tactic is asked about without an action of its own: it is judged as a way of calling. */
    private static final String WAY_OF = "CALL";

    @Spec
    private CommandSpec spec;
    @Parameters(arity = "1..*", paramLabel = "ACTION", description = "What you intend: action codes of docs/reference/actions.md as CALL, "
            + "or tactics as SHAMING. Each is judged by itself. Case does not matter.")
    private List<String> words;
    @Option(names = "--account", required = true, paramLabel = "FILE", description = "The account's snapshot (`.json`), or NDJSON with one "
            + "snapshot a line (`-` for standard input).")
    private String file;
    @Option(names = "--account-id", paramLabel = "ID", description = "Which account of the file; needed where it holds several.")
    private String id;
    @Option(names = "--as-of", paramLabel = "TIME", description = "Judge for this instant, as 2026-11-04T08:00:00-05:00, not for the snapshot's own.")
    private String asOf;
    @Option(names = "--json", description = "Print the verdicts as JSON.")
    private boolean json;
    @Mixin
    private RulesOption rules;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        RuleBook book = rules.book();
        ArrayNode requested = requested(book);
        OneAccount account = OneAccount.in(file, id);
        Question question = new Question(book, new SnapshotReader(book.actions().codes()), account);
        List<Permission> permissions = question.ask(asOf, requested).stream().map(question::atFirst).toList();
        AccountSnapshot asIs = account.asking(question.reader(), asOf, JsonNodeFactory.instance.arrayNode());
        Permitted permitted = new Permitted(book, rules.directory, asIs, Decider.judge(book, asIs), permissions);
        if (json) {
            new PermittedJson(spec.commandLine().getOut()).print(permitted);
        } else {
            new PermittedText(spec.commandLine().getOut(), Terminal.here()).print(permitted);
        }
        return permitted.isAllowed() ? Dunlin.FINE : NOT_ALLOWED;
    }

    /** The account under the rules, to be asked about at any instant. */
    private record Question(RuleBook book, SnapshotReader reader, OneAccount account) {
        private static final int MOST_DELAYS = 20;

        /** @param asOf {@code null} for the snapshot's own instant */
        List<Permission> ask(String asOf, ArrayNode requested) {
            AccountSnapshot asking = account.asking(reader, asOf, requested);
            try {
                return Permissions.of(asking, Decider.judge(book, asking).verdicts());
            } catch (IllegalStateException e) {
                throw new Refusal("The account cannot be judged: " + e.getMessage());
            }
        }

        /** What is delayed is judged again at the moment it is delayed to, for that may be an hour or a day on which something else stands against it. */
        Permission atFirst(Permission permission) {
            Permission result = permission.became() == null ? permission : permission.reshapedTo(atFirst(permission.became()));
            OffsetDateTime at = permission.from();
            for (int i = 0; at != null && i < MOST_DELAYS; i++) {
                Permission then = ask(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at), request(permission.action().code(), null)).stream()
                        .filter(one -> one.currency().equals(permission.currency())).findFirst().orElseThrow();
                result = then.after(result);
                at = then.from();
            }
            return result;
        }
    }

    private static ArrayNode request(String action, String tactic) {
        ArrayNode requested = JsonNodeFactory.instance.arrayNode();
        ArrayNode tactics = requested.addObject().put("action", action).putArray("tactics");
        if (tactic != null) {
            tactics.add(tactic);
        }
        return requested;
    }

    private void checkUsage() {
        OneAccount.mustBeThere(file, spec);
        try {
            if (asOf != null) {
                OffsetDateTime.parse(asOf);
            }
        } catch (DateTimeParseException e) {
            throw wrong("`--as-of` is `" + asOf + "`, and must be an instant with its offset, as `2026-11-04T08:00:00-05:00`.");
        }
    }

    /** What was asked for, as a snapshot says it; the first word that is neither an action nor a tactic is refused. */
    private ArrayNode requested(RuleBook book) {
        List<String> tactics = Arrays.stream(Tactic.values()).map(Enum::name).toList();
        List<String> known = new ArrayList<>(book.actions().codes());
        known.addAll(tactics);
        ArrayNode requested = JsonNodeFactory.instance.arrayNode();
        for (String word : words) {
            String code = ActionCatalogue.code(word);
            if (!known.contains(code)) {
                throw wrong("`" + word + "` is neither an action nor a tactic." + DidYouMean.among(word, known).map(name -> " Maybe `" + name + "` was meant.")
                        .orElse(" Actions are listed in docs/reference/actions.md; tactics are " + String.join(", ", tactics) + "."));
            }
            boolean isTactic = tactics.contains(code);
            requested.addAll(request(isTactic ? WAY_OF : code, isTactic ? code : null));
        }
        return requested;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
