package dev.dunlin.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.github.luben.zstd.ZstdDictTrainer;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.decision.DecisionBody;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * Trains the dictionary that the log packs bodies with: on every scenario of the shipped rules, the snapshot and what is answered to it. `DictionaryTraining FILE BYTES`.
 * A dictionary that was ever shipped stays, for what was packed with it is read with it; a new one is a new file.
 */
public final class DictionaryTraining {
    private DictionaryTraining() {
    }

    public static void main(String[] args) throws IOException {
        List<byte[]> samples = new ArrayList<>();
        SnapshotReader reader = new SnapshotReader(ShippedRules.BOOK.actions().codes());
        for (Scenario scenario : ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>())) {
            byte[] snapshot = scenario.snapshot().toString().getBytes(StandardCharsets.UTF_8);
            if (reader.read(snapshot) instanceof SnapshotReader.Reading.Ok read) {
                samples.add(snapshot);
                samples.add(DecisionBody.of(Decider.decide(ShippedRules.BOOK, read.snapshot())).json());
            }
        }
        ZstdDictTrainer trainer = new ZstdDictTrainer(samples.stream().mapToInt(sample -> sample.length).sum(), Integer.parseInt(args[1]), 3);
        samples.forEach(trainer::addSample);
        Files.write(Path.of(args[0]), trainer.trainSamples());
        System.out.println(samples.size() + " samples, " + samples.stream().mapToLong(sample -> sample.length).sum() + " bytes");
    }
}
