package dev.dunlin.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waits for rule files to be saved, in whatever folder below a directory. */
final class RulesWatch implements AutoCloseable {
    /** Editors save in several steps; all of them are one change. */
    private static final long QUIET_MILLIS = 150;

    private final Path directory;
    private final WatchService service;

    RulesWatch(Path directory) throws IOException {
        this.directory = directory;
        this.service = directory.getFileSystem().newWatchService();
        watch(directory);
    }

    private void watch(Path folder) throws IOException {
        try (Stream<Path> folders = Files.walk(folder)) {
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                each.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }

    /** Waits for the next change: paths of rule files, settings and scenarios below the directory, with `/`. */
    Set<String> next() throws IOException, InterruptedException {
        Set<String> changed = new TreeSet<>();
        WatchKey key = service.take();
        while (key != null) {
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.context() instanceof Path name) {
                    saved(((Path) key.watchable()).resolve(name), changed);
                }
            }
            key.reset();
            key = changed.isEmpty() ? service.take() : service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        return changed;
    }

    private void saved(Path path, Set<String> changed) throws IOException {
        if (Files.isDirectory(path)) {
            watch(path);
        }
        String name = path.getFileName().toString();
        if (!name.startsWith(".") && (name.endsWith(".drl") || name.endsWith(".yaml"))) {
            changed.add(directory.relativize(path).toString().replace('\\', '/'));
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
