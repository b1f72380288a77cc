package dev.dunlin.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import dev.dunlin.rulebook.RuleFiles;

/**
 * Tells when something happened in a rules directory. The operating system's messages say it at once; what they do not say (a network disk,
 * a queue that ran over) the {@link #fingerprint} shows. Also watched is the way to the directory, so that one put in its place is seen. For
 * one thread, but for {@link #close}.
 */
public final class RulesWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RulesWatch.class);
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(10);

    private final Path directory;
    private final WatchService service;
    /** What is watched, and for the directories above the rules the one name there that matters. */
    private final Map<WatchKey, String> watched = new HashMap<>();

    public RulesWatch(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        WatchService made = null;
        try {
            made = this.directory.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warnf("The rules directory cannot be watched (%s); it is looked at now and then", e.getMessage());
        }
        this.service = made;
        register();
    }

    /** Waits until something happened, or for so long. */
    public boolean await(Duration most) throws InterruptedException {
        if (service == null) {
            TimeUnit.NANOSECONDS.sleep(most.toNanos());
            return false;
        }
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); left > 0; left = end - System.nanoTime()) {
            WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
            if (key == null) {
                return false;
            }
            if (matters(key)) {
                return true;
            }
        }
        return false;
    }

    /** Waits until nothing has happened for so long, and then watches what is there now. */
    public void settle(Duration silence) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_SETTLING.toNanos();
        boolean moving = true;
        while (moving && System.nanoTime() < end) {
            moving = await(silence);
        }
        register();
    }

    private boolean matters(WatchKey key) {
        String name = watched.get(key);
        boolean matters = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            matters |= name == null ? watched.containsKey(key) : event.context() == null || event.context().toString().equals(name);
        }
        key.reset();
        return matters;
    }

    private void register() {
        if (service == null) {
            return;
        }
        Map<WatchKey, String> now = new HashMap<>();
        for (Path at = directory; at.getParent() != null; at = at.getParent()) {
            register(at.getParent(), at.getFileName().toString(), now);
        }
        try {
            RuleFiles.directories(directory).forEach(folder -> register(folder, null, now));
        } catch (IOException e) {
            LOG.debugf("Not all of %s can be watched: %s", directory, e.getMessage());
        }
        watched.keySet().stream().filter(key -> !now.containsKey(key)).forEach(WatchKey::cancel);
        watched.clear();
        watched.putAll(now);
    }

    private void register(Path folder, String name, Map<WatchKey, String> now) {
        try {
            now.put(folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE), name);
        } catch (IOException e) {
            LOG.debugf("%s cannot be watched: %s", folder, e.getMessage());
        }
    }

    /** Changes whenever a file of the rules is written, replaced, added or removed; nothing is read but what the directories tell. */
    String fingerprint() {
        StringBuilder print = new StringBuilder();
        try {
            Path real = directory.toRealPath();
            print.append(real).append('\n');
            for (Path path : RuleFiles.paths(real)) {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
                print.append(path).append(' ').append(file.size()).append(' ').append(file.lastModifiedTime().to(TimeUnit.NANOSECONDS)).append(' ').append(file.fileKey()).append('\n');
            }
            return print.toString();
        } catch (IOException | UncheckedIOException e) {
            return print + e.toString();
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException | ClosedWatchServiceException e) {
            LOG.debugf("The watch on the rules did not close well: %s", e.getMessage());
        }
    }
}
