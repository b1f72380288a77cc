package dev.dunlin.door.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotFields;
import dev.dunlin.snapshot.SnapshotFields.Entry;

/** The schema of a snapshot, made of {@link SnapshotFields}: one schema for each record, a description for each field. */
final class SnapshotSchema {
    private static final String REFERENCE = "#/components/schemas/";
    /** Ids and the like are not blank; everything is limited. */
    private static final int SHORTEST_ID = 1;

    private final OpenAPI document;

    SnapshotSchema(OpenAPI document) {
        this.document = document;
    }

    void add() {
        object(AccountSnapshot.class, "", "One account as of one instant: what the ledger, the credit desk and the collectors know.");
    }

    private String object(Class<?> record, String prefix, String description) {
        Schema schema = createSchema().type(List.of(SchemaType.OBJECT)).description(description).additionalPropertiesBoolean(false);
        List<String> required = new ArrayList<>();
        for (Entry field : SnapshotFields.all().entries()) {
            String name = field.path().startsWith(prefix) ? field.path().substring(prefix.length()) : ".";
            if (!name.contains(".") && !name.isEmpty()) {
                schema.addProperty(name, property(field));
                if (field.required()) {
                    required.add(name);
                }
            }
        }
        if (!required.isEmpty()) {
            schema.required(required);
        }
        document.getComponents().addSchema(record.getSimpleName(), schema);
        return REFERENCE + record.getSimpleName();
    }

    private Schema property(Entry field) {
        Schema schema = switch (field.kind()) {
            case ID -> text(field).minLength(SHORTEST_ID).maxLength(field.maxLength());
            case TEXT, REGION, ACTION -> text(field).maxLength(field.maxLength());
            case CURRENCY -> text(field).pattern("^[A-Z]{3}$");
            case COUNTRY -> text(field).pattern("^[A-Z]{2}$");
            case TIME_ZONE -> text(field);
            case MONEY, NUMBER -> type(field, SchemaType.NUMBER, SchemaType.STRING).minimum(field.min()).maximum(field.max());
            case WHOLE -> type(field, SchemaType.INTEGER).minimum(field.min()).maximum(field.max() == null ? BigDecimal.valueOf(Integer.MAX_VALUE) : field.max());
            case YES_NO -> type(field, SchemaType.BOOLEAN);
            case DATE -> text(field).format("date");
            case INSTANT -> text(field).format("date-time");
            case ONE_OF -> oneOf(field);
            case OBJECT -> nullable(field, createSchema().ref(object(field.type(), field.path() + ".", field.doc())));
            case LIST -> list(field);
        };
        return schema.description(description(field));
    }

    private Schema list(Entry field) {
        Schema items = field.type().isEnum()
                ? createSchema().type(List.of(SchemaType.STRING)).enumeration(List.copyOf(field.values())).description("One of the list.")
                : createSchema().ref(object(field.type(), field.path() + "[].", "One of `" + field.path() + "`."));
        Schema list = type(field, SchemaType.ARRAY).items(items);
        boolean isAlsoFigure = field.path().equals("unappliedCash");
        return isAlsoFigure ? list.type(List.of(SchemaType.ARRAY, SchemaType.NUMBER, SchemaType.STRING, SchemaType.NULL)) : list;
    }

    private static Schema oneOf(Entry field) {
        List<Object> values = new ArrayList<>(field.values());
        if (!field.required()) {
            values.add(null);
        }
        return type(field, SchemaType.STRING).enumeration(values);
    }

    private static Schema text(Entry field) {
        return type(field, SchemaType.STRING);
    }

    private static Schema type(Entry field, SchemaType... types) {
        List<SchemaType> all = new ArrayList<>(List.of(types));
        if (!field.required()) {
            all.add(SchemaType.NULL);
        }
        return createSchema().type(all);
    }

    private static Schema nullable(Entry field, Schema schema) {
        return field.required() ? createSchema().addAllOf(schema)
                : createSchema().addAnyOf(schema).addAnyOf(createSchema().type(List.of(SchemaType.NULL)).description("Known to be none."));
    }

    private static String description(Entry field) {
        String unit = field.unit() == null ? "" : " In " + field.unit() + ".";
        String money = field.kind() == SnapshotFields.Kind.MONEY ? " A number or a decimal string, exact." : "";
        Map<String, String> filledBy = field.filledBy();
        String systems = filledBy.isEmpty() ? "" : filledBy.entrySet().stream()
                .map(system -> system.getKey() + ": " + system.getValue()).collect(Collectors.joining("; ", "\n\nFilled by ", "."));
        return field.doc() + unit + money + systems;
    }
}
