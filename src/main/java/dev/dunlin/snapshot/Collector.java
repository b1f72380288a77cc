package dev.dunlin.snapshot;

import java.util.List;

/** Who collects this debt for us. */
public record Collector(
        Field<CollectorRole> role,
        Field<List<Training>> trained) {
}
