package dev.dunlin.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.CommentToken;
import org.yaml.snakeyaml.tokens.Token;

import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/**
 * A YAML file taken apart: its tree, and the comments that stand around in it. Immutable.
 *
 * @param characters its text, as marks count
 * @param lines      its text, line by line
 */
record YamlWords(int[] characters, List<String> lines, Node root, List<Comment> comments) {

    /**
     * One comment.
     *
     * @param text   from its `#` on, without the blanks at its end
     * @param index  where it begins
     * @param line   from 0
     * @param column from 0
     */
    record Comment(String text, int index, int line, int column) {
    }

    /** The words of a legible file; {@code null}, and its faults, where it is not YAML as rules are written in. */
    static YamlWords of(RuleFiles.Text file, List<RuleFault> faults) {
        int before = faults.size();
        dev.dunlin.rulebook.Yaml.read(file, faults);
        if (faults.size() > before) {
            return null;
        }
        return new YamlWords(file.text().codePoints().toArray(), List.of(file.text().split("\n", -1)), new Yaml().compose(new StringReader(file.text())),
                comments(file.text()));
    }

    private static List<Comment> comments(String text) {
        Scanner scanner = new ScannerImpl(new StreamReader(text), new LoaderOptions().setProcessComments(true));
        List<Comment> comments = new ArrayList<>();
        while (!scanner.checkToken(Token.ID.StreamEnd)) {
            if (scanner.getToken() instanceof CommentToken comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                Mark start = comment.getStartMark();
                comments.add(new Comment("#" + comment.getValue().stripTrailing(), start.getIndex(), start.getLine(), start.getColumn()));
            }
        }
        return List.copyOf(comments);
    }

    /** A value as it is written. */
    String written(Node node) {
        int from = node.getStartMark().getIndex();
        return new String(characters, from, node.getEndMark().getIndex() - from);
    }

    boolean isBlankBetween(int line, int other) {
        return line < other && lines.subList(line + 1, other).stream().anyMatch(String::isBlank);
    }

    /** Whether nothing stands before it in its line. */
    boolean isAlone(Comment comment) {
        String line = lines.get(comment.line);
        return line.substring(0, line.offsetByCodePoints(0, comment.column)).isBlank();
    }

    /** Whether both say the same, value for value and comment for comment, whatever stands on which line. */
    boolean saysTheSameAs(YamlWords other) {
        return isSame(root, other.root) && comments.stream().map(Comment::text).toList().equals(other.comments.stream().map(Comment::text).toList());
    }

    private static boolean isSame(Node one, Node other) {
        if (one instanceof ScalarNode word && other instanceof ScalarNode again) {
            return word.getTag().equals(again.getTag()) && word.getValue().equals(again.getValue()) && word.getScalarStyle() == again.getScalarStyle();
        }
        if (one instanceof SequenceNode list && other instanceof SequenceNode again) {
            return areSame(list.getValue(), again.getValue());
        }
        return one instanceof MappingNode mapping && other instanceof MappingNode again
                && areSame(mapping.getValue().stream().map(NodeTuple::getKeyNode).toList(), again.getValue().stream().map(NodeTuple::getKeyNode).toList())
                && areSame(mapping.getValue().stream().map(NodeTuple::getValueNode).toList(), again.getValue().stream().map(NodeTuple::getValueNode).toList());
    }

    private static boolean areSame(List<Node> some, List<Node> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!isSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }
}
