package dev.dunlin.snapshot;

import java.util.List;

/** An action a collector intends to take, to be judged too. */
public record RequestedAction(
        String action,
        Field<List<Tactic>> tactics) {
}
