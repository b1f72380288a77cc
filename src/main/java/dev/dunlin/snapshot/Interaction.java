package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** Something said or sent, either way. */
public record Interaction(
        Field<OffsetDateTime> at,
        Field<Channel> channel,
        Field<Direction> direction,
        Field<String> action,
        Field<Outcome> outcome,
        Field<ContactTone> tone,
        Field<String> contactId,
        Field<BigDecimal> amount) {
}
