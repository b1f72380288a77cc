package dev.dunlin.problem;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** Which methods an address takes: what HTTP wants to be told with a 405, and the framework does not say. */
final class AllowedMethods {

    private AllowedMethods() {
    }

    /** The methods, in alphabetical order, as the header `Allow` has them. */
    static String at(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass)
                .filter(resource -> resource.isAnnotationPresent(Path.class)).flatMap(resource -> methods(resource, path)).forEach(methods::add);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static Stream<String> methods(Class<?> resource, String path) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .filter(method -> matches(base + "/" + (method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : ""), path))
                .flatMap(method -> Arrays.stream(method.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class)).filter(method -> method != null).map(HttpMethod::value);
    }

    private static boolean matches(String template, String path) {
        Function<String, String> plain = text -> text.replaceAll("/+", "/").replaceAll("^/|/$", "");
        return plain.apply(path).matches(plain.apply(template).replaceAll("\\{[^}]*}", "[^/]+"));
    }
}
