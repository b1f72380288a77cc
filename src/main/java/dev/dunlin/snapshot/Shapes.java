package dev.dunlin.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the reader of the whole snapshot out of {@link SnapshotFields}, once. */
final class Shapes {
    private final Set<String> actionCodes;
    private final SnapshotFields fields;
    private final Map<String, String> elsewhere = new HashMap<>();
    /** For elements of a list: what is asked of an invoice is seldom a field of a payment. */
    private final Map<String, String> outsideLists = new HashMap<>();

    private Shapes(Set<String> actionCodes, SnapshotFields fields) {
        this.actionCodes = actionCodes;
        this.fields = fields;
        for (SnapshotFields.Entry entry : fields.entries()) {
            elsewhere.putIfAbsent(entry.name(), entry.path());
            if (!entry.path().contains("[]")) {
                outsideLists.putIfAbsent(entry.name(), entry.path());
            }
        }
    }

    static Shape ofSnapshot(Set<String> actionCodes, SnapshotFields fields) {
        return new Shapes(actionCodes, fields).shape(AccountSnapshot.class, "");
    }

    private Shape shape(Class<?> type, String prefix) {
        List<SnapshotFields.Entry> entries = new ArrayList<>();
        List<ValueReader> readers = new ArrayList<>();
        for (var component : type.getRecordComponents()) {
            SnapshotFields.Entry entry = fields.entry(prefix + component.getName());
            entries.add(entry);
            readers.add(reader(entry));
        }
        return new Shape(type, entries, readers, prefix.contains("[]") ? outsideLists : elsewhere);
    }

    private ValueReader reader(SnapshotFields.Entry entry) {
        return switch (entry.kind()) {
            case ID, TEXT, REGION -> new TextReader(entry);
            case CURRENCY -> CodeReader.CURRENCIES;
            case COUNTRY -> CodeReader.COUNTRIES;
            case TIME_ZONE -> CodeReader.TIME_ZONES;
            case ACTION -> actionCodes.isEmpty() ? new TextReader(entry) : CodeReader.ofActions(actionCodes);
            case MONEY, NUMBER, WHOLE -> new DecimalReader(entry);
            case YES_NO -> new YesNoReader();
            case DATE, INSTANT -> new TimeReader(entry.kind() == SnapshotFields.Kind.DATE, entry.time());
            case ONE_OF -> CodeReader.ofEnum(entry.type());
            case OBJECT -> shape(entry.type(), entry.path() + ".");
            case LIST -> list(entry);
        };
    }

    private ValueReader list(SnapshotFields.Entry entry) {
        if (entry.type().isEnum()) {
            return new ListReader(CodeReader.ofEnum(entry.type()));
        }
        ListReader list = new ListReader(shape(entry.type(), entry.path() + "[]."));
        return entry.type() == Cash.class ? new CashReader(new DecimalReader(fields.entry(entry.path() + "[].amount")), list) : list;
    }
}
