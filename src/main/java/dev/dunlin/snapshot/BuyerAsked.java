package dev.dunlin.snapshot;

/** What the buyer asked about before ordering. */
public record BuyerAsked(
        Field<Boolean> price,
        Field<Boolean> quality,
        Field<Boolean> terms) {
}
