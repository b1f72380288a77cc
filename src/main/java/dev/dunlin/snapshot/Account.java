package dev.dunlin.snapshot;

import java.time.LocalDate;
import java.time.ZoneId;

/** The debtor's account. */
public record Account(
        String id,
        Field<String> name,
        Field<DebtorType> debtorType,
        Field<String> country,
        Field<String> region,
        Field<ZoneId> timeZone,
        String currency,
        Field<LocalDate> customerSince,
        Field<Boolean> strategic,
        Field<Boolean> essentialService,
        Field<Boolean> vatRegistered,
        Field<String> parentId) {
}
