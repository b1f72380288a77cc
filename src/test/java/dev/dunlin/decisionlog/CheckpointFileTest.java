package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept elsewhere can be read again, and still bears its signature. */
class CheckpointFileTest {
    @TempDir
    Path data;

    @Test
    void whatIsWrittenIsReadAgain() {
        Checkpoint signed = Checkpoint.sign(new EntryId(2, 4711), Hashes.sha256(new byte[0]), 1_795_595_353_848_317L, SigningKey.in(data));
        List<Checkpoint> read = CheckpointFile.read(CheckpointFile.write(List.of(signed)));
        assertThat(read).hasSize(1);
        assertThat(read.get(0).id()).isEqualTo(signed.id());
        assertThat(read.get(0).hash()).isEqualTo(signed.hash());
        assertThat(read.get(0).isGenuine()).isTrue();
    }

    @Test
    void whatHoldsNoneIsRefused() {
        for (String file : new String[] {"[]", "{}", "{\"checkpoints\":3}", "{\"checkpoints\":[{\"chain\":0,\"sequence\":1}]}", "{\"checkpoints\":[{\"chain\":1,\"sequence\":1,\"hash\":\"xy\"}]}", "no JSON"}) {
            assertThatThrownBy(() -> CheckpointFile.read(file.getBytes(StandardCharsets.UTF_8))).as(file).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
