package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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

/** Reads a JSON object into a record: each component from the property of its name. A faulty component is left unknown. Immutable. */
final class Shape implements ValueReader {
    private final List<Component> components = new ArrayList<>();
    private final Map<String, Component> byName = new HashMap<>();
    private final Object[] allUnknown;
    private final long required;
    private final MethodHandle constructor;
    private final Map<String, String> elsewhere;

    /** One component of the record; its place in the constructor and its bit in the set of those seen. */
    private record Component(int place, String name, boolean required, boolean list, ValueReader reader) {

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
            Component component = new Component(i, entry.name(), entry.required(), list, readers.get(i));
            components.add(component);
            byName.put(entry.name(), component);
            allUnknown[i] = entry.required() ? null : Field.unknown();
            needed |= entry.required() ? component.bit() : 0;
        }
        this.required = needed;
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
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Component component = byName.get(name);
            if (component == null) {
                reportUnknown(walk, name);
            } else if ((seen & component.bit()) != 0) {
                String twice = name;
                walk.fault("duplicate-property", () -> Wording.name(twice) + " is sent twice in the same object. Leave one of them out.");
            } else {
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
