package dev.dunlin.console;

import static dev.dunlin.console.Shell.dunlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** No command writes over what it reads, and none is silent about what it could not write. */
class FilesApartTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;
    private Path accounts;

    @BeforeEach
    void copy() throws IOException {
        accounts = Files.copy(Path.of("docs/examples/three-lines.ndjson"), folder.resolve("accounts.ndjson"));
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        String before = Files.readString(accounts);
        Path link = Files.createSymbolicLink(folder.resolve("link"), accounts);
        for (Path same : new Path[] {accounts, folder.resolve("x/../accounts.ndjson"), link}) {
            Shell decide = dunlin("decide", accounts, "--out", same);
            assertThat(decide.status()).as("%s", same).isEqualTo(2);
            assertThat(decide.err()).contains("`--out` would be written over the accounts");
            assertThat(dunlin("simulate", "--rules", "rules", "--against", "rules", "--accounts", accounts, "--html", same).err()).contains("`--html` would be written over the accounts");
        }
        assertThat(Files.readString(accounts)).isEqualTo(before);
    }

    @Test
    void twoFilesAreNotWrittenIntoOne() {
        Path both = folder.resolve("both");
        Shell decide = dunlin("decide", accounts, "--out", both, "--faults", both);
        assertThat(decide.status()).isEqualTo(2);
        assertThat(decide.err()).contains("`--faults` would be written over `--out`");
        assertThat(both).doesNotExist();
        assertThat(dunlin("decide", accounts, "--out", both, "--faults", folder.resolve("faults")).status()).isEqualTo(1);
        assertThat(both).isNotEmptyFile();
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aReportThatCannotBeWrittenIsNoSuccess() {
        Shell test = dunlin("test", "stop-supply-at-once", "--format", "junit", "--output", FULL);
        assertThat(test.status()).isNotZero();
        assertThat(test.err()).contains("`/dev/full` cannot be written whole");
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL);
    }
}
