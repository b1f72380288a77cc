package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.dunlin.problem.DidYouMean;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON object into a record: each component from the property of its name. A faulty component is left unknown. Immutable but for its guesses. */
final class Shape implements ValueReader {
    private final List<Component> components = new ArrayList<>();
    private final Map<String, Component> byName = new HashMap<>();
    /** The component last read after each other one, the first of an object at 0: a guess at what is sent next. Senders keep to an order. */
    private final Component[] followers;
    private final Object[] allUnknown;
    private final long required;
    private final MethodHandle constructor;
    private final Map<String, String> elsewhere;

    /** One component of the record; its place in the constructor and its bit in the set of those seen. */
    private record Component(int place, String name, SerializedString inJson, boolean required, boolean list, ValueReader reader) {

        long bit() {
            return 1L << place;
        }

        Object read(Walk walk) throws IOException {
            if (walk.token() == JsonToken.VALUE_NULL) {
                if (required) {
                    walk.fault("required", () -> Wording.name(name) + " is `null`, but it is required. Send " + reader.wanted() + ".");
                    return null;
                }
                return list ? Field.of(List.of()) : Field.none();
            }
            Object value = reader.read(walk);
            return required ? value : value == null ? Field.unknown() : Field.of(value);
        }
    }

    /**
     * @param elsewhere where in the snapshot a property of a name is found, for those who send it in the wrong place
     */
    Shape(Class<?> type, List<SnapshotFields.Entry> entries, List<ValueReader> readers, Map<String, String> elsewhere) {
        this.elsewhere = elsewhere;
        this.allUnknown = new Object[entries.size()];
        long needed = 0;
        for (int i = 0; i < entries.size(); i++) {
            SnapshotFields.Entry entry = entries.get(i);
            boolean list = entry.kind() == SnapshotFields.Kind.LIST;
            Component component = new Component(i, entry.name(), new SerializedString(entry.name()), entry.required(), list, readers.get(i));
            components.add(component);
            byName.put(entry.name(), component);
            allUnknown[i] = entry.required() ? null : Field.unknown();
            needed |= entry.required() ? component.bit() : 0;
        }
        this.required = needed;
        this.followers = new Component[entries.size() + 1];
        for (int i = 0; i < followers.length; i++) {
            followers[i] = components.get(Math.min(i, components.size() - 1));
        }
        this.constructor = constructor(type);
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.lookup().findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no constructor of its components", e);
        }
    }

    @Override
    public Object read(Walk walk) throws IOException {
        if (walk.token() != JsonToken.START_OBJECT) {
            return walk.wrongType(wanted(), "");
        }
        JsonParser json = walk.json();
        Object[] values = allUnknown.clone();
        long seen = 0;
        int before = 0;
        while (true) {
            Component component = next(json, before);
            String name = json.currentName();
            if (json.currentToken() != JsonToken.FIELD_NAME) {
                break;
            } else if (component == null) {
                reportUnknown(walk, name);
            } else if ((seen & component.bit()) != 0) {
                walk.fault("duplicate-property", () -> Wording.name(name) + " is sent twice in the same object. Leave one of them out.");
            } else {
                before = component.place + 1;
                seen |= component.bit();
                json.nextToken();
                values[component.place] = component.read(walk);
                continue;
            }
            json.nextToken();
            walk.skip();
        }
        if ((required & ~seen) != 0) {
            reportMissing(walk, seen);
        }
        return construct(values);
    }

    /** The component whose property comes next; {@code null} for a name that means none, and at the end of the object. */
    private Component next(JsonParser json, int before) throws IOException {
        Component guess = followers[before];
        if (json.nextFieldName(guess.inJson)) {
            return guess;
        }
        Component found = json.currentToken() == JsonToken.FIELD_NAME ? byName.get(json.currentName()) : null;
        if (found != null) {
            followers[before] = found;
        }
        return found;
    }

    private Object construct(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new IllegalStateException("A record of the snapshot refused its own components", e);
        }
    }

    private void reportUnknown(Walk walk, String name) {
        walk.fault("unknown-property", () -> {
            String sibling = DidYouMean.closest(name, components.stream().map(Component::name).toList());
            String place = sibling == null ? elsewhere.get(name) : null;
            return Wording.name(name) + " is not a property here."
                    + (place == null ? Wording.maybe(sibling) : " Maybe it belongs at `" + place + "`.");
        });
    }

    private void reportMissing(Walk walk, long seen) {
        String here = walk.pointer();
        for (Component component : components) {
            if (component.required && (seen & component.bit()) == 0) {
                walk.fault(here + "/" + component.name, "missing",
                        () -> Wording.name(component.name) + " is missing. Send " + component.reader.wanted() + ".");
            }
        }
    }

    @Override
    public String wanted() {
        var telling = components.stream().filter(component -> required == 0 || component.required).limit(4);
        return "an object with `" + String.join("`, `", telling.map(Component::name).toList()) + "`";
    }
}
