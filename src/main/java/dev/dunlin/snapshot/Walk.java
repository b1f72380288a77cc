package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.dunlin.problem.Counted;
import dev.dunlin.problem.Fault;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One walk through one document: where the parser stands, and every fault met so far. Confined to one call of the reader. */
final class Walk {
    static final int MOST_FAULTS = 100;
    static final int DEEPEST = 20;

    private final JsonParser json;
    private final List<Fault> faults = new ArrayList<>(0);
    private final List<Dated> undecided = new ArrayList<>(0);
    private int unlisted;
    private OffsetDateTime asOf;
    private LocalDate lastDay;

    /** A date that cannot lie in the future, met before `asOf` was. */
    private record Dated(String pointer, String name, Temporal time) {
    }

    Walk(JsonParser json) {
        this.json = json;
    }

    JsonParser json() {
        return json;
    }

    JsonToken token() {
        return json.currentToken();
    }

    /** The faults in the order they were met, at most {@value #MOST_FAULTS} and one that counts the rest; empty when all is well. */
    List<Fault> faults() {
        if (unlisted > 0) {
            faults.add(new Fault("", "too-many-faults",
                    "There %s %s than the %d listed. Mend these first.".formatted(unlisted == 1 ? "is" : "are", Counted.of(unlisted, "more fault"), MOST_FAULTS)));
        }
        return List.copyOf(faults);
    }

    /** A fault where the parser stands. */
    void fault(String code, Supplier<String> detail) {
        if (isFull()) {
            unlisted++;
        } else {
            fault(pointer(), code, detail);
        }
    }

    /** A fault elsewhere; the detail is only worded while there is room for it. */
    void fault(String pointer, String code, Supplier<String> detail) {
        if (isFull()) {
            unlisted++;
        } else {
            faults.add(new Fault(pointer, code, detail.get()));
        }
    }

    private boolean isFull() {
        return faults.size() >= MOST_FAULTS;
    }

    /** Reports that the value here is not what is wanted, and steps over it. */
    Object wrongType(String wanted, String cure) throws IOException {
        String shown = shown();
        fault("wrong-type", () -> Wording.name(name()) + " is " + shown + ", not " + wanted + "." + Wording.cure(cure));
        skip();
        return null;
    }

    /** The text here if it is one of at most {@code longest} characters and sound Unicode; otherwise {@code null} and a fault. */
    String text(int longest, String wanted) throws IOException {
        if (token() != JsonToken.VALUE_STRING) {
            return (String) wrongType(wanted, token().isNumeric() ? "Put it in quotes." : "");
        }
        int length = json.getTextLength();
        if (length > longest) {
            fault("too-long", () -> "%s has %,d characters; at most %,d are allowed.".formatted(Wording.name(name()), length, longest));
            return null;
        }
        String text = json.getText();
        if (Wording.hasLoneSurrogate(text)) {
            fault("not-unicode", () -> Wording.name(name()) + " is " + Wording.quoted(text)
                    + ", which holds half of a surrogate pair. Send the whole character in UTF-8.");
            return null;
        }
        return text;
    }

    /** Steps over the value here, whatever it is; one that is nested too deep is a fault. */
    void skip() throws IOException {
        if (!token().isStructStart()) {
            return;
        }
        String start = null;
        for (int open = 1; open > 0; ) {
            JsonToken next = json.nextToken();
            open += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
            if (start == null && json.getParsingContext().getNestingDepth() > DEEPEST) {
                start = pointer();
                fault(start, "too-deep", () -> "This is nested more than " + DEEPEST + " levels deep; a snapshot needs no more than five.");
            }
        }
    }

    String pointer() {
        return Wording.pointer(json.getParsingContext().pathAsPointer());
    }

    /** The member where the parser stands, as its sender calls it: {@code dueOn}, {@code tactics[0]}. */
    String name() {
        JsonStreamContext at = json.getParsingContext();
        if (token().isStructStart()) {
            at = at.getParent();
        }
        String index = "";
        while (at.inArray()) {
            index = "[" + at.getCurrentIndex() + "]" + index;
            at = at.getParent();
        }
        return at.getCurrentName() == null ? "snapshot" + index : at.getCurrentName() + index;
    }

    /** The value here, fit to stand in a detail. */
    String shown() throws IOException {
        return switch (token()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text " + Wording.quoted(json.getText());
            default -> Wording.quoted(json.getText());
        };
    }

    /** From here on "now" is known; what was dated before is judged. */
    void now(OffsetDateTime asOf) {
        if (asOf.getYear() < IsoTime.FIRST_DECIDED_YEAR) {
            fault(pointer(), "out-of-range", () -> "`asOf` is " + Wording.quoted(asOf.toString()) + "; decisions are made for moments from the year "
                    + IsoTime.FIRST_DECIDED_YEAR + " on.");
        }
        this.asOf = asOf;
        this.lastDay = asOf.toLocalDate().plusDays(1);
        undecided.forEach(this::judge);
        undecided.clear();
    }

    /** What is dated here has happened: a fault when it lies after `asOf` (dates: after the day that follows it). */
    void past(Temporal time) {
        if (asOf == null) {
            undecided.add(new Dated(pointer(), name(), time));
        } else if (isFuture(time)) {
            judge(new Dated(pointer(), name(), time));
        }
    }

    private void judge(Dated dated) {
        if (isFuture(dated.time)) {
            fault(dated.pointer, "in-the-future", () -> Wording.name(dated.name) + " is " + Wording.quoted(dated.time.toString())
                    + ", after `asOf` " + Wording.quoted(asOf.toString())
                    + "; it tells of something that has happened. Check it, or `asOf`.");
        }
    }

    private boolean isFuture(Temporal time) {
        return time instanceof LocalDate day ? day.isAfter(lastDay) : ((OffsetDateTime) time).isAfter(asOf);
    }
}
