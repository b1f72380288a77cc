package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import dev.dunlin.problem.Counted;

/**
 * Looks through every chain from its first entry to its last and computes every hash again: of what came in, of what went out, of the
 * body, of the envelope. Then holds the checkpoints against it, those of the database and those somebody kept elsewhere.
 */
final class LogVerifier {
    private static final int ROWS = 500;
    private static final long TOLD_EVERY = 1000;

    private final Connection connection;
    private final LongConsumer progress;
    private final Map<Long, Verification.Break> breaks = new TreeMap<>();
    private final Map<Long, EntryId> ends = new LinkedHashMap<>();
    /** By the number of the erasure: how many bodies are gone on its account, and how many it says. */
    private final Map<Long, Integer> gone = new TreeMap<>();
    private final Map<Long, Integer> said = new HashMap<>();
    private long entries;
    private long erased;

    LogVerifier(Connection connection, LongConsumer progress) {
        this.connection = connection;
        this.progress = progress;
    }

    Verification verify(List<Checkpoint> kept) throws SQLException {
        Map<Long, List<Checkpoint>> checkpoints = new HashMap<>();
        for (Checkpoint checkpoint : LogReader.checkpoints(connection)) {
            checkpoints.computeIfAbsent(checkpoint.id().number(), any -> new ArrayList<>()).add(checkpoint);
        }
        kept.forEach(checkpoint -> checkpoints.computeIfAbsent(checkpoint.id().number(), any -> new ArrayList<>()).add(checkpoint));
        chains(checkpoints);
        checkpoints.values().forEach(all -> all.forEach(this::isCovered));
        gone.forEach((erasure, bodies) -> {
            if (!bodies.equals(said.get(erasure))) {
                broken(EntryId.of(erasure), "body-missing", "%s %s gone on account of this erasure, and it speaks of %,d.".formatted(Counted.of(bodies, "body"), bodies == 1 ? "is" : "are", said.getOrDefault(erasure, 0)));
            }
        });
        long looked = checkpoints.values().stream().mapToLong(List::size).sum();
        return new Verification(entries, erased, looked, List.copyOf(breaks.values()));
    }

    private void chains(Map<Long, List<Checkpoint>> checkpoints) throws SQLException {
        try (PreparedStatement all = connection.prepareStatement("SELECT e.entry, e.chain, e.sequence, e.recorded_at, e.kind, e.body_hash, e.previous_hash, e.hash, "
                + "e.rulebook, e.account_id, e.as_of, e.note, e.snapshot_hash, e.content_hash, e.snapshot, e.answer, x.erasure "
                + "FROM entry e LEFT JOIN erased x ON x.entry = e.entry ORDER BY e.entry")) {
            all.setFetchSize(ROWS);
            try (ResultSet row = all.executeQuery()) {
                EntryId last = null;
                byte[] lastHash = null;
                while (row.next()) {
                    EntryId id = EntryId.of(row.getLong("entry"));
                    if (last == null || last.chain() != id.chain()) {
                        last = new EntryId(id.chain(), 0);
                        lastHash = Hashes.NONE;
                    }
                    look(row, id, last, lastHash);
                    for (Checkpoint checkpoint : checkpoints.getOrDefault(id.number(), List.of())) {
                        if (!Arrays.equals(checkpoint.hash(), row.getBytes("hash"))) {
                            broken(id, "rewritten", "A checkpoint was signed here over another hash: this entry, or one before it, was written anew.");
                        }
                    }
                    last = id;
                    lastHash = row.getBytes("hash");
                    ends.put(id.chain(), id);
                    if (++entries % TOLD_EVERY == 0) {
                        progress.accept(entries);
                    }
                }
            }
        }
        progress.accept(entries);
    }

    private void look(ResultSet row, EntryId id, EntryId last, byte[] lastHash) throws SQLException {
        if (breaks.containsKey(id.chain())) {
            return;
        }
        byte[] bodyHash = row.getBytes("body_hash");
        if (id.sequence() != last.sequence() + 1) {
            broken(last.next(), "missing", "The entry is missing; the next one there is " + id + ".");
        } else if (row.getLong("chain") != id.chain() || row.getLong("sequence") != id.sequence()
                || !Arrays.equals(row.getBytes("hash"), Hashes.entry(id, row.getLong("recorded_at"), row.getString("kind"), bodyHash, row.getBytes("previous_hash")))) {
            broken(id, "changed", "The envelope is not what its hash was computed over.");
        } else if (!Arrays.equals(row.getBytes("previous_hash"), lastHash)) {
            broken(id, "changed", "The entry does not go on from the one before it.");
        } else if (row.getString("kind").equals("ERASURE")) {
            if (row.getString("note") == null || !Arrays.equals(bodyHash, Hashes.sha256(Hashes.utf8(row.getString("note"))))) {
                broken(id, "body-changed", "What the erasure says of itself was changed.");
            } else {
                said.put(id.number(), RecordedErasure.of(id, LogReader.instant(row.getLong("recorded_at")), row.getString("note")).entries());
            }
        } else if (row.getBytes("answer") == null) {
            erased++;
            long erasure = row.getLong("erasure");
            if (row.wasNull()) {
                broken(id, "body-missing", "The body is gone, and no erasure says who removed it on what ground.");
            } else {
                gone.merge(erasure, 1, Integer::sum);
            }
        } else {
            body(row, id, bodyHash);
        }
    }

    private void body(ResultSet row, EntryId id, byte[] bodyHash) throws SQLException {
        byte[] snapshotHash = row.getBytes("snapshot_hash");
        byte[] contentHash = row.getBytes("content_hash");
        if (!Arrays.equals(bodyHash, Hashes.decisionBody(row.getString("account_id"), row.getString("as_of"), row.getString("rulebook"), snapshotHash, contentHash))) {
            broken(id, "body-changed", "Account, moment, rulebook or a hash of the body was changed.");
        } else if (!isWhole(row.getBytes("answer"), contentHash)) {
            broken(id, "body-changed", "The decision is not the one that was recorded.");
        } else if (!isWhole(row.getBytes("snapshot"), snapshotHash)) {
            broken(id, "body-changed", "The snapshot is not the one that was recorded.");
        }
    }

    private static boolean isWhole(byte[] packed, byte[] hash) {
        try {
            return packed != null && Arrays.equals(Hashes.sha256(Compression.unpack(packed)), hash);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void isCovered(Checkpoint checkpoint) {
        EntryId end = ends.getOrDefault(checkpoint.id().chain(), new EntryId(checkpoint.id().chain(), 0));
        if (!checkpoint.isGenuine()) {
            broken(checkpoint.id(), "forged-checkpoint", "The checkpoint does not bear the signature of the key it names.");
        } else if (end.sequence() < checkpoint.id().sequence()) {
            broken(end.next(), "truncated", "The chain ends with " + end + ", and a checkpoint was signed after " + checkpoint.id() + ".");
        }
    }

    private void broken(EntryId id, String fault, String detail) {
        breaks.merge(id.chain(), new Verification.Break(id, fault, detail), (a, b) -> a.id().sequence() <= b.id().sequence() ? a : b);
    }
}
