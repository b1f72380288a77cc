package dev.dunlin.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import dev.dunlin.format.YamlWords.Comment;

/** How a YAML file is written. Values stay as they are written, blocks stay blocks and brackets stay brackets. One run through its tree; not reusable. */
final class YamlLayout {
    private static final int WIDEST = 140;
    private static final Pattern BLOCK_SCALAR = Pattern.compile("[|>](?:[+-]?([1-9])[+-]?|[+-])?");

    private final YamlWords words;
    private final Deque<Comment> comments;
    private final StringBuilder out = new StringBuilder();
    /** The blocks that are open, the innermost first. */
    private final Deque<Level> open = new ArrayDeque<>();
    /** Those that ended since something was written. */
    private final List<Level> closed = new ArrayList<>();
    /** The line of the file on which what was written last ends. */
    private int lastLine = -1;

    /** A block: where its lines began, and where they begin. */
    private record Level(int column, int indent) {
    }

    private YamlLayout(YamlWords words) {
        this.words = words;
        this.comments = new ArrayDeque<>(words.comments());
    }

    static String of(YamlWords words) {
        return new YamlLayout(words).write();
    }

    private String write() {
        if (isBlock(words.root())) {
            block(words.root(), 0, false);
        } else {
            begin(words.root().getStartMark(), 0, true);
            flow(words.root(), 0);
        }
        comments(Integer.MAX_VALUE, 0, false);
        endLine();
        return out.toString();
    }

    private static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.BLOCK && !collection.getValue().isEmpty();
    }

    /** @param isBegun whether its first item goes on in a line that is begun */
    private void block(Node node, int indent, boolean isBegun) {
        open.push(new Level(node.getStartMark().getColumn(), indent));
        boolean isFirst = true;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (!isFirst || !isBegun) {
                    begin(entry.getKeyNode().getStartMark(), indent, isFirst);
                }
                scalar((ScalarNode) entry.getKeyNode(), indent);
                out.append(':');
                if (isBlock(entry.getValueNode())) {
                    block(entry.getValueNode(), indent + 2, false);
                } else {
                    value(entry.getValueNode(), indent);
                }
                isFirst = false;
            }
        } else {
            for (Node item : ((SequenceNode) node).getValue()) {
                if (!isFirst || !isBegun) {
                    begin(item.getStartMark(), indent, isFirst);
                }
                out.append('-');
                if (isBlock(item)) {
                    out.append(' ');
                    block(item, indent + 2, true);
                } else {
                    value(item, indent);
                }
                isFirst = false;
            }
        }
        closed.add(open.pop());
    }

    /** A word or brackets, on a line that is begun. */
    private void value(Node node, int indent) {
        if (node.getStartMark().getIndex() == node.getEndMark().getIndex()) {
            return;
        }
        comments(node.getStartMark().getIndex(), indent + 2, true);
        out.append(isAtLineStart() ? " ".repeat(indent + 2) : " ");
        if (node instanceof ScalarNode scalar) {
            scalar(scalar, indent);
        } else {
            flow(node, isItem() ? indent + 2 : indent);
        }
    }

    /** Whether the line holds nothing besides the dashes of lists. */
    private boolean isItem() {
        return out.substring(out.lastIndexOf("\n") + 1).replace("- ", "").isBlank();
    }

    private void scalar(ScalarNode node, int indent) {
        closed.clear();
        String written = words.written(node);
        boolean isBlockScalar = node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
        lastLine = node.getEndMark().getLine();
        if (isBlockScalar) {
            blockScalar(node.getStartMark().getLine(), written, indent);
        } else {
            out.append(folded(written, indent + 2));
        }
        while (!comments.isEmpty() && comments.peek().index() < node.getEndMark().getIndex()) {
            // it stands behind the sign of a block scalar and was written with it
            comments.poll();
        }
    }

    /** The lines of a plain or quoted value: blanks at their ends say nothing, unless one is escaped. */
    private static String folded(String written, int indent) {
        String[] lines = written.split("\n", -1);
        StringBuilder folded = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int end = folded.length();
            while (end > 0 && (folded.charAt(end - 1) == ' ' || folded.charAt(end - 1) == '\t') && (end < 2 || folded.charAt(end - 2) != '\\')) {
                end--;
            }
            folded.setLength(end);
            String line = lines[i].stripLeading();
            folded.append('\n').append(line.isEmpty() ? "" : " ".repeat(indent) + line);
        }
        return folded.toString();
    }

    private void blockScalar(int firstLine, String written, int indent) {
        List<String> lines = new ArrayList<>(List.of(written.split("\n", -1)));
        String head = lines.remove(0).stripTrailing();
        Matcher sign = BLOCK_SCALAR.matcher(head);
        boolean isCounted = sign.lookingAt() && sign.group(1) != null;
        int before = isCounted ? open.element().column() + Integer.parseInt(sign.group(1)) : lines.stream().filter(line -> !line.isBlank()).findFirst()
                .map(line -> line.length() - line.stripLeading().length()).orElse(0);
        int after = isCounted ? open.element().indent() + Integer.parseInt(sign.group(1)) : indent + 2;
        boolean keeps = head.substring(0, sign.end()).contains("+");
        out.append(head);
        if (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        while (!keeps && !lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        for (String line : lines) {
            out.append('\n').append(line.length() <= before && line.isBlank() ? "" : " ".repeat(after) + line.substring(before));
        }
        if (keeps) {
            // a blank line at its end is part of it
            out.append('\n');
        }
        lastLine = firstLine + lines.size();
    }

    /** Brackets stay on one line where they stood on one; broken ones are joined where they fit. */
    private void flow(Node node, int indent) {
        closed.clear();
        if (node instanceof ScalarNode scalar) {
            scalar(scalar, indent);
            return;
        }
        boolean isCommented = !comments.isEmpty() && comments.peek().index() < node.getEndMark().getIndex();
        boolean isBroken = node.getStartMark().getLine() != node.getEndMark().getLine();
        String inLine = inLine(node, indent);
        if (isCommented || isBroken && (inLine.contains("\n") || column() + inLine.length() > WIDEST)) {
            broken(node, indent);
        } else {
            out.append(inLine);
        }
        lastLine = node.getEndMark().getLine();
    }

    private String inLine(Node node, int indent) {
        if (node instanceof MappingNode mapping) {
            List<String> entries = mapping.getValue().stream().map(entry -> inLine(entry.getKeyNode(), indent) + (isLeftOut(entry.getValueNode()) ? ""
                    : ": " + inLine(entry.getValueNode(), indent))).toList();
            return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().isEmpty() ? "[]" : "[ " + String.join(", ", list.getValue().stream().map(item -> inLine(item, indent)).toList()) + " ]";
        }
        return folded(words.written(node), indent + 2);
    }

    private static boolean isLeftOut(Node node) {
        return node.getStartMark().getIndex() == node.getEndMark().getIndex();
    }

    private void broken(Node node, int indent) {
        boolean isMapping = node instanceof MappingNode;
        boolean isCommented = !comments.isEmpty() && comments.peek().index() < node.getEndMark().getIndex();
        out.append(isMapping ? '{' : '[');
        lastLine = node.getStartMark().getLine();
        boolean isFirst = true;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                out.append(isFirst ? "" : ",");
                begin(entry.getKeyNode().getStartMark(), indent + 2, true);
                scalar((ScalarNode) entry.getKeyNode(), indent + 2);
                if (!isLeftOut(entry.getValueNode())) {
                    out.append(':');
                    comments(entry.getValueNode().getStartMark().getIndex(), indent + 4, true);
                    out.append(isAtLineStart() ? " ".repeat(indent + 4) : " ");
                    flow(entry.getValueNode(), indent + 2);
                }
                isFirst = false;
            }
        } else {
            List<Node> items = ((SequenceNode) node).getValue();
            boolean isFilled = !isCommented && items.stream().allMatch(ScalarNode.class::isInstance);
            for (Node item : items) {
                out.append(isFirst ? "" : ",");
                if (!isFirst && isFilled && column() + 2 + inLine(item, indent).length() < WIDEST) {
                    out.append(' ');
                } else {
                    begin(item.getStartMark(), indent + 2, true);
                }
                flow(item, indent + 2);
                isFirst = false;
            }
        }
        comments(node.getEndMark().getIndex(), indent + 2, true);
        endLine();
        out.append(" ".repeat(indent)).append(isMapping ? '}' : ']');
    }

    /** Begins the line of an item, below its comments. */
    private void begin(Mark mark, int indent, boolean isFirst) {
        boolean isAfterComment = comments(mark.getIndex(), indent, isFirst);
        endLine();
        blank(mark.getLine(), isFirst && !isAfterComment);
        out.append(" ".repeat(indent));
        closed.clear();
    }

    /** Writes the comments up to here: those behind something there, the others above, as deep as the block they stood in. */
    private boolean comments(int end, int indent, boolean isFirst) {
        boolean isAny = false;
        while (!comments.isEmpty() && comments.peek().index() < end) {
            Comment comment = comments.poll();
            if (comment.line() == lastLine && !isAtLineStart()) {
                out.append(' ').append(comment.text()).append('\n');
            } else {
                endLine();
                blank(comment.line(), isFirst && !isAny);
                out.append(" ".repeat(words.isAlone(comment) ? depth(comment, indent) : indent)).append(comment.text()).append('\n');
                isAny = true;
            }
            lastLine = comment.line();
        }
        return isAny;
    }

    private int depth(Comment comment, int indent) {
        Level deepest = null;
        for (Level level : closed) {
            boolean isInside = level.column() <= comment.column() && level.indent() > indent;
            if (isInside && level.column() > (open.isEmpty() ? 0 : open.element().column()) && (deepest == null || level.column() >= deepest.column())) {
                deepest = level;
            }
        }
        return deepest == null ? indent : deepest.indent();
    }

    private void blank(int line, boolean isFirst) {
        if (!isFirst && !out.isEmpty() && words.isBlankBetween(lastLine, line)) {
            out.append('\n');
        }
    }

    private void endLine() {
        if (!isAtLineStart()) {
            out.append('\n');
        }
    }

    private boolean isAtLineStart() {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    private int column() {
        return out.length() - out.lastIndexOf("\n") - 1;
    }
}
