package dev.dunlin.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.snapshot.SnapshotReader;

/** Looks at headers and query before a body is read, and turns away what cannot be served as the caller means it. Stateless. */
public final class RequestDoor {
    public static final String KEY = "Idempotency-Key";
    private static final Pattern WELL_FORMED_KEY = Pattern.compile("[!-~]{1,255}");
    private static final Set<String> PARAMETERS = Set.of("dryRun");

    /** Marks a resource that takes snapshots, and no query parameter but `dryRun`. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface Guarded {
    }

    /** The problem, or {@code null} when the request may come in. */
    @Guarded
    @ServerRequestFilter(nonBlocking = true)
    public Response look(ContainerRequestContext request, HttpServerRequest connection) {
        Problem problem = problem(request, connection);
        return problem == null ? null : ProblemResponses.of(problem);
    }

    private static Problem problem(ContainerRequestContext request, HttpServerRequest connection) {
        MediaType type = request.getMediaType();
        if (type == null) {
            return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The request has no `Content-Type`. Say what the body is.");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The charset of the body must be UTF-8.");
        }
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "A body with a `Content-Encoding` is not taken. Send it uncompressed.");
        }
        List<String> keys = request.getHeaders().getOrDefault(KEY, List.of());
        if (keys.size() > 1 || !keys.isEmpty() && !WELL_FORMED_KEY.matcher(keys.get(0)).matches()) {
            return Problem.of(ProblemKind.BAD_REQUEST, "`" + KEY + "` must stand once, and have 1 to 255 visible ASCII characters.");
        }
        if (type.getSubtype().equals("json") && request.getLength() > SnapshotReader.MAX_BYTES) {
            return tooLarge(connection);
        }
        List<String> wrong = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                wrong.add("There is no parameter `" + Problem.shown(name) + "`." + DidYouMean.sentence(Problem.shown(name), PARAMETERS));
            } else if (values.size() > 1 || !values.get(0).equals("true") && !values.get(0).equals("false")) {
                wrong.add("`" + name + "` is `" + Problem.shown(String.join(", ", values)) + "`, and must be `true` or `false`, once.");
            }
        });
        return wrong.isEmpty() ? null : Problem.of(ProblemKind.BAD_PARAMETER, String.join(" ", wrong));
    }

    static Problem tooLarge(HttpServerRequest connection) {
        return tooLarge(connection, "A snapshot may have %,d bytes at most.".formatted(SnapshotReader.MAX_BYTES));
    }

    /** Lets the rest of the body run by unread, for most callers look for an answer only when they have sent everything. */
    static Problem tooLarge(HttpServerRequest connection, String detail) {
        if (!connection.isEnded()) {
            connection.handler(part -> { }).resume();
        }
        return Problem.of(ProblemKind.TOO_LARGE, detail);
    }
}
