package dev.dunlin.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which program runs the rules, as the build wrote it down: the same rules may be judged differently by another one. */
public final class EngineVersion {
    private static final String TEXT = read();

    private EngineVersion() {
    }

    /** As `Dunlin 0.1.0, Drools 10.2.0`. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        try (InputStream file = EngineVersion.class.getResourceAsStream("build.properties")) {
            Properties build = new Properties();
            build.load(file);
            return build.getProperty("engine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
