package dev.dunlin.format;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;

import dev.dunlin.rulebook.RuleWords;
import dev.dunlin.rulebook.RuleWords.Word;

/** How a rule file is written. One run through its words; not reusable. */
final class RuleLayout {
    private static final int WIDEST = 140;
    private static final String INDENT = "    ";
    private static final Set<String> TOP = Set.of("package", "import", "rule");
    /** Words before a bracket that call nothing. */
    private static final Set<String> OPERATORS = Set.of("not", "in", "exists", "and", "or");

    private final LinkedList<Word> words;
    private final StringBuilder out = new StringBuilder();

    private RuleLayout(List<Word> words) {
        this.words = new LinkedList<>(words);
    }

    static String of(RuleWords words) {
        return new RuleLayout(words.words()).write();
    }

    private String write() {
        String before = "";
        while (!words.isEmpty()) {
            String next = words.stream().filter(word -> !word.isComment()).map(Word::text).findFirst().orElse("");
            boolean isApart = !before.isEmpty() && !(before.equals("import") && next.equals("import"));
            boolean isFirst = true;
            while (!words.isEmpty() && words.peek().isComment()) {
                blank(isFirst ? isApart || words.peek().newLines() > 1 : words.peek().newLines() > 1);
                line("", words.poll().text());
                isFirst = false;
            }
            if (!words.isEmpty()) {
                blank(isFirst ? isApart : words.peek().newLines() > 1);
                if (next.equals("rule")) {
                    rule();
                } else {
                    statement("", declaration());
                }
            }
            before = next;
        }
        return out.toString();
    }

    /** `package` or `import`, up to the next of them. */
    private List<Word> declaration() {
        List<Word> taken = new ArrayList<>(List.of(words.poll()));
        while (!words.isEmpty() && !TOP.contains(words.peek().text()) && !(words.peek().isComment() && words.peek().newLines() > 0 && taken.size() > 1)) {
            Word word = words.poll();
            if (!word.is(";")) {
                taken.add(word);
            }
        }
        return taken;
    }

    private void rule() {
        List<Word> name = new ArrayList<>();
        do {
            name.add(words.poll());
        } while (name.size() < 2 || name.get(name.size() - 1).isComment());
        statement("", name);
        while (!words.peek().is("end")) {
            Word word = words.peek();
            if (word.isComment()) {
                line(INDENT, words.poll().text());
            } else if (word.is("when") || word.is("then")) {
                statement("", List.of(words.poll()));
                if (word.is("then")) {
                    consequence();
                }
            } else if (word.is("@")) {
                statement(INDENT, metadata());
            } else {
                pattern(bracketed());
            }
        }
        statement("", List.of(words.poll()));
    }

    private void consequence() {
        List<Word> taken = new ArrayList<>();
        while (!words.peek().is("end")) {
            taken.add(words.poll());
        }
        line(INDENT, inLine(taken));
    }

    private List<Word> metadata() {
        List<Word> key = new ArrayList<>(List.of(words.poll(), words.poll()));
        while (key.get(key.size() - 1).isComment()) {
            key.add(words.poll());
        }
        if (words.stream().filter(word -> !word.isComment()).findFirst().filter(word -> word.is("(")).isPresent()) {
            key.addAll(bracketed());
        }
        return key;
    }

    /** Up to the bracket that closes the first one. */
    private List<Word> bracketed() {
        List<Word> taken = new ArrayList<>();
        int depth = 0;
        do {
            Word word = words.poll();
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
            taken.add(word);
        } while (depth > 0 || !taken.get(taken.size() - 1).is(")"));
        return taken;
    }

    /** In one line; the first comment within or behind it at its end, others below. */
    private void statement(String indent, List<Word> taken) {
        List<Word> comments = new ArrayList<>(taken.stream().filter(Word::isComment).toList());
        while (!words.isEmpty() && words.peek().isComment() && words.peek().newLines() == 0) {
            comments.add(words.poll());
        }
        line(indent, inLine(taken.stream().filter(word -> !word.isComment()).toList()) + (comments.isEmpty() ? "" : " " + comments.get(0).text()));
        for (int i = comments.size() - 1; i > 0; i--) {
            words.push(new Word(comments.get(i).text(), 1));
        }
    }

    /** What stands between two commas of a pattern, and its comments. */
    private record Item(List<Word> words, List<String> above, List<String> behind) {
        Item() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean isBinding() {
            return words.size() > 1 && words.get(0).text().startsWith("$") && words.get(1).is(":");
        }

        boolean isCommented() {
            return !above.isEmpty() || !behind.isEmpty();
        }

        String text() {
            return inLine(words);
        }
    }

    /**
     * A pattern in one line, where it fits into one. Else what only binds, at its end, gets lines of its own; and with comments in it everything does.
     */
    private void pattern(List<Word> taken) {
        int opening = 0;
        while (!taken.get(opening).is("(")) {
            opening++;
        }
        List<Item> items = items(taken.subList(opening + 1, taken.size() - 1));
        List<Word> head = new ArrayList<>(taken.subList(0, opening + 1));
        List<Word> early = head.stream().filter(Word::isComment).toList();
        early.forEach(comment -> line(INDENT, comment.text()));
        head.removeAll(early);
        String whole = inLine(taken.stream().filter(word -> !word.isComment()).toList());
        if (items.stream().anyMatch(Item::isCommented)) {
            commented(inLine(head), items);
        } else if (INDENT.length() + whole.length() <= WIDEST) {
            statement(INDENT, taken.stream().filter(word -> !word.isComment()).toList());
        } else {
            wrapped(inLine(head) + " ", items);
        }
    }

    private static List<Item> items(List<Word> body) {
        List<Item> items = new ArrayList<>(List.of(new Item()));
        int depth = 0;
        for (Word word : body) {
            Item item = items.get(items.size() - 1);
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
            if (word.isComment()) {
                boolean isBehindComma = item.words.isEmpty() && word.newLines() == 0 && items.size() > 1;
                (isBehindComma ? items.get(items.size() - 2).behind : item.words.isEmpty() ? item.above : item.behind).add(word.text());
            } else if (word.is(",") && depth == 0) {
                items.add(new Item());
            } else {
                item.words.add(word);
            }
        }
        return items;
    }

    private void wrapped(String head, List<Item> items) {
        int bindings = items.size();
        while (bindings > 0 && items.get(bindings - 1).isBinding()) {
            bindings--;
        }
        StringBuilder line = new StringBuilder(INDENT + head);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i).text() + (i == items.size() - 1 ? " )" : ",");
            boolean isFirst = i == 0;
            if (!isFirst && (i == bindings || line.length() + 1 + item.length() > WIDEST)) {
                line("", line.toString());
                line = new StringBuilder(INDENT + INDENT);
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(item);
        }
        statement("", List.of(new Word(line.toString(), 1)));
    }

    private void commented(String head, List<Item> items) {
        String before = INDENT + head + " ";
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean isLast = i == items.size() - 1;
            if (!item.above.isEmpty()) {
                if (i == 0) {
                    line("", before);
                    before = INDENT + INDENT;
                }
                item.above.forEach(comment -> line(INDENT + INDENT, comment));
            }
            boolean closesBelow = isLast && !item.behind.isEmpty();
            String text = item.text() + (!isLast ? "," : closesBelow ? "" : " )");
            if (item.behind.isEmpty() && isLast) {
                statement("", List.of(new Word(item.words.isEmpty() ? INDENT + ")" : before + text, 1)));
            } else {
                line("", before + text + (item.behind.isEmpty() ? "" : " " + item.behind.get(0)));
                item.behind.stream().skip(1).forEach(comment -> line(INDENT + INDENT, comment));
            }
            if (closesBelow) {
                statement("", List.of(new Word(INDENT + ")", 1)));
            }
            before = INDENT + INDENT;
        }
    }

    private static String inLine(List<Word> words) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            line.append(i > 0 && isApart(words.get(i - 1).text(), words.get(i).text()) ? " " : "").append(words.get(i).text());
        }
        return line.toString();
    }

    private static boolean isApart(String left, String right) {
        return switch (right) {
            case ",", ";", ".", ".*", "[", "]" -> false;
            case ")" -> !left.equals("(");
            case "(" -> !left.equals("!") && (OPERATORS.contains(left) || !Character.isJavaIdentifierPart(left.charAt(left.length() - 1)));
            default -> !left.equals(".") && !left.equals("@") && !left.equals("!") && !left.equals("[");
        };
    }

    private void blank(boolean wanted) {
        if (wanted && !out.isEmpty()) {
            out.append('\n');
        }
    }

    private void line(String indent, String text) {
        out.append((indent + text).stripTrailing()).append('\n');
    }
}
