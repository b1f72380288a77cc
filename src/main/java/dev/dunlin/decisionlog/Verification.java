package dev.dunlin.decisionlog;

import java.util.List;

/**
 * What came of looking through the whole log.
 *
 * @param entries     how many were looked at
 * @param erased      of them those whose body was erased by law
 * @param checkpoints how many checkpoints were looked at, those handed in among them
 * @param breaks      for each chain that is broken, the first thing wrong in it; empty when all is as it was written
 */
public record Verification(long entries, long erased, long checkpoints, List<Break> breaks) {

    /**
     * @param id     the first entry that is not as it was written
     * @param fault  `changed`, `missing`, `body-changed`, `body-missing`, `truncated`, `rewritten` or `forged-checkpoint`
     * @param detail in one sentence
     */
    public record Break(EntryId id, String fault, String detail) {
    }

    public boolean isSound() {
        return breaks.isEmpty();
    }
}
