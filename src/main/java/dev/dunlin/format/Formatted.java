package dev.dunlin.format;

import java.util.ArrayList;
import java.util.List;

import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.Legible;
import dev.dunlin.rulebook.Place;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.RuleWords;

/**
 * A file of the rules directory, written in the one way in which such files are written. It says what it said before, with every comment; where
 * that cannot be vouched for, the text is the old one.
 *
 * @param text   the file as it should be
 * @param faults why it was left as it is; empty where it was not
 */
public record Formatted(RuleFiles.Text file, String text, List<RuleFault> faults) {

    public static Formatted of(RuleFiles.Text file) {
        List<RuleFault> faults = new ArrayList<>();
        Legible.of(new RuleFiles(List.of(file)), faults);
        if (faults.isEmpty()) {
            RuleFiles.Text lines = new RuleFiles.Text(file.path(), file.text().replace("\r\n", "\n"));
            String text = file.path().endsWith(".drl") ? rules(lines, faults) : yaml(lines, faults);
            if (faults.isEmpty()) {
                return new Formatted(file, text, List.of());
            }
        }
        return new Formatted(file, file.text(), List.copyOf(faults));
    }

    public boolean isChange() {
        return !text.equals(file.text());
    }

    private static String rules(RuleFiles.Text file, List<RuleFault> faults) {
        RuleWords words = RuleWords.of(file, faults);
        if (words == null) {
            return null;
        }
        String text = RuleLayout.of(words);
        RuleWords again = RuleWords.of(new RuleFiles.Text(file.path(), text), new ArrayList<>());
        if (again == null || !again.saysTheSameAs(words)) {
            faults.add(damage(file));
        }
        return text;
    }

    private static String yaml(RuleFiles.Text file, List<RuleFault> faults) {
        YamlWords words = YamlWords.of(file, faults);
        if (words == null) {
            return null;
        }
        String text = YamlLayout.of(words);
        YamlWords again = YamlWords.of(new RuleFiles.Text(file.path(), text), new ArrayList<>());
        if (again == null || !again.saysTheSameAs(words)) {
            faults.add(damage(file));
        }
        return text;
    }

    private static RuleFault damage(RuleFiles.Text file) {
        return new RuleFault(file.path(), Place.FILE, FaultKind.INTERNAL,
                "The file would not have said the same once formatted, so it was left as it is. This is a fault of Dunlin: please report it with the file.");
    }
}
