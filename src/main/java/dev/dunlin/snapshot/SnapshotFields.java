package dev.dunlin.snapshot;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every field a snapshot may have, in the order of the contract: what it means, what it may hold, and what fills it. The shape comes
 * from the records, everything else from {@code fields.yaml}; the reader and the documentation both go by it. Immutable.
 */
public final class SnapshotFields {
    static final String FILE = "fields.yaml";
    private static final SnapshotFields ALL = new SnapshotFields();

    private final Map<String, Entry> byPath = new LinkedHashMap<>();

    /** What a field holds. ID, TEXT, CURRENCY, COUNTRY, REGION and ACTION are text, NUMBER and MONEY are decimals. */
    public enum Kind {
        ID, TEXT, CURRENCY, COUNTRY, REGION, ACTION, TIME_ZONE, MONEY, NUMBER, WHOLE, YES_NO, DATE, INSTANT, ONE_OF, LIST, OBJECT
    }

    /** Whether a date or instant may lie anywhere, is "now" itself, or has happened by then. */
    public enum Time { ANY, NOW, PAST }

    /**
     * One field.
     *
     * @param path      as {@code invoices[].dueOn}
     * @param type      Java type of the value; for a list, of its elements
     * @param required  whether a snapshot without it is refused
     * @param values    the constants it may be (a list: its elements may be); empty where that does not apply
     * @param min       smallest number allowed, or {@code null}
     * @param max       largest number allowed, or {@code null}
     * @param maxLength most characters of a text, or 0 for what is no free text
     * @param unit      unit of a number, or {@code null}
     * @param time      for dates and instants, where they may lie
     * @param cure      what to do about a number out of range, or {@code null}
     * @param doc       what it is, in one sentence
     * @param filledBy  by system ("SAP S/4HANA", …), the field there that fills it; only where one is known
     */
    public record Entry(String path, Class<?> type, Kind kind, boolean required, List<String> values,
                        BigDecimal min, BigDecimal max, int maxLength, Time time, String unit, String cure, String doc,
                        Map<String, String> filledBy) {

        /** The last step of the path: {@code dueOn}. */
        public String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /** One entry as it is written down. */
    private record Written(String doc, Kind is, BigDecimal min, BigDecimal max, Time time, String unit, String cure,
                           String sap, String dynamics365, String odoo, String erpnext) {

        Map<String, String> filledBy() {
            Map<String, String> filledBy = new LinkedHashMap<>();
            filledBy.put("SAP S/4HANA", sap);
            filledBy.put("Dynamics 365 Finance", dynamics365);
            filledBy.put("Odoo", odoo);
            filledBy.put("ERPNext", erpnext);
            filledBy.values().removeIf(field -> field == null);
            return Collections.unmodifiableMap(filledBy);
        }
    }

    private SnapshotFields() {
        add(AccountSnapshot.class, "", written());
    }

    /** All fields, read once. */
    public static SnapshotFields all() {
        return ALL;
    }

    /** The entries in the order of the contract. */
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byPath.values());
    }

    /** The entry of a path as {@code invoices[].dueOn}, or {@code null}. */
    public Entry entry(String path) {
        return byPath.get(path);
    }

    private static Map<String, Written> written() {
        var yaml = YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
        try (InputStream file = SnapshotFields.class.getResourceAsStream(FILE)) {
            return yaml.readValue(file, yaml.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Written.class));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private void add(Class<?> record, String prefix, Map<String, Written> written) {
        for (RecordComponent component : record.getRecordComponents()) {
            String path = prefix + component.getName();
            if (!written.containsKey(path)) {
                throw new IllegalStateException(FILE + " has no entry for `" + path + "`.");
            }
            Entry entry = entry(path, component.getGenericType(), written.get(path));
            byPath.put(path, entry);
            if (entry.type.isRecord()) {
                add(entry.type, path + (entry.kind == Kind.LIST ? "[]." : "."), written);
            }
        }
    }

    private static Entry entry(String path, Type declared, Written written) {
        boolean optional = raw(declared) == Field.class;
        Type value = optional ? argument(declared) : declared;
        boolean list = raw(value) == List.class;
        Class<?> type = raw(list ? argument(value) : value);
        Kind kind = written.is != null ? written.is : list ? Kind.LIST : kind(type);
        List<String> values = type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList() : List.of();
        return new Entry(path, type, kind, !optional, values, written.min, written.max, maxLength(kind),
                written.time == null ? Time.ANY : written.time, written.unit, written.cure, written.doc, written.filledBy());
    }

    private static int maxLength(Kind kind) {
        return switch (kind) {
            case ID, ACTION -> 200;
            case TEXT, REGION -> 2_000;
            default -> 0;
        };
    }

    private static Kind kind(Class<?> type) {
        return type.isRecord() ? Kind.OBJECT
                : type.isEnum() ? Kind.ONE_OF
                : type == Boolean.class ? Kind.YES_NO
                : type == Integer.class ? Kind.WHOLE
                : type == BigDecimal.class ? Kind.NUMBER
                : type == LocalDate.class ? Kind.DATE
                : type == OffsetDateTime.class ? Kind.INSTANT
                : type == ZoneId.class ? Kind.TIME_ZONE
                : Kind.TEXT;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
