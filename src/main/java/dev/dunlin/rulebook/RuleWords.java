package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.lang.DRLLexer;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A rule file taken apart into its words, as Drools' own lexer tells them apart; for what cares for how rules are written and not for whether
 * they fit into a rulebook. Immutable.
 *
 * @param words words and comments, as they stand
 * @param said  what each rule says of itself
 */
public record RuleWords(List<Word> words, List<List<?>> said) {
    /** What is not of the rule language has no words of it. */
    private static final Set<FaultKind> FOREIGN = Set.of(FaultKind.SYNTAX, FaultKind.TOO_DEEP, FaultKind.FORBIDDEN_CONSTRUCT);

    /**
     * One word or comment.
     *
     * @param text     as written; of a comment without the blanks at its end
     * @param newLines how many line ends stand before it
     */
    public record Word(String text, int newLines) {

        public boolean isComment() {
            return text.startsWith("//");
        }

        public boolean is(String other) {
            return text.equals(other);
        }
    }

    /** The words of a legible file; {@code null}, and its faults, where it is not written in the rule language. */
    public static RuleWords of(RuleFiles.Text file, List<RuleFault> faults) {
        List<RuleFault> all = new ArrayList<>();
        // nothing is known of any setting, action or signal, and nothing of what is said about them is listened to
        RuleReader reader = new RuleReader(new SettingsBook(List.of()), ActionCatalogue.NONE, Map.of(), new ParsedFiles(), all);
        reader.read(file, 0);
        List<RuleFault> foreign = all.stream().filter(fault -> FOREIGN.contains(fault.kind())).toList();
        faults.addAll(foreign);
        return foreign.isEmpty() ? new RuleWords(words(file.text()), List.copyOf(reader.said(file))) : null;
    }

    private static List<Word> words(String text) {
        DRLLexer lexer = DRLFactory.getDRLLexer(new ANTLRStringStream(text), LanguageLevelOption.DRL6);
        List<Word> words = new ArrayList<>();
        int end = 0;
        for (CommonToken token = (CommonToken) lexer.nextToken(); token.getType() != Token.EOF; token = (CommonToken) lexer.nextToken()) {
            String word = text.substring(token.getStartIndex(), token.getStopIndex() + 1).strip();
            if (!word.isEmpty()) {
                words.add(new Word(word, (int) text.substring(end, token.getStartIndex()).chars().filter(each -> each == '\n').count()));
                end = token.getStartIndex() + word.length();
            }
        }
        return List.copyOf(words);
    }

    /** Whether both say the same, word for word and comment for comment, whatever stands on which line. */
    public boolean saysTheSameAs(RuleWords other) {
        return texts(true).equals(other.texts(true)) && texts(false).equals(other.texts(false)) && said.equals(other.said);
    }

    /** Semicolons after package and imports are no words of their own; the one in every consequence is always there. */
    private List<String> texts(boolean comments) {
        return words.stream().filter(word -> word.isComment() == comments).map(Word::text).filter(text -> !text.equals(";")).toList();
    }
}
