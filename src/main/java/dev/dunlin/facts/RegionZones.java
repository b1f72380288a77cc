package dev.dunlin.facts;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The time zones kept within each state of the United States, from the zone table of the IANA time zone database (2025) and 49 CFR 71;
 * where a part of a state keeps another clock, both stand here. Immutable.
 */
final class RegionZones {
    private static final String TABLE = """
            US-AK America/Anchorage America/Adak, US-AL America/Chicago, US-AR America/Chicago, US-AZ America/Phoenix America/Denver,
            US-CA America/Los_Angeles, US-CO America/Denver, US-CT America/New_York, US-DC America/New_York, US-DE America/New_York,
            US-FL America/New_York America/Chicago, US-GA America/New_York, US-HI Pacific/Honolulu, US-IA America/Chicago,
            US-ID America/Boise America/Los_Angeles, US-IL America/Chicago, US-IN America/New_York America/Chicago,
            US-KS America/Chicago America/Denver, US-KY America/New_York America/Chicago, US-LA America/Chicago, US-MA America/New_York,
            US-MD America/New_York, US-ME America/New_York, US-MI America/Detroit America/Menominee, US-MN America/Chicago,
            US-MO America/Chicago, US-MS America/Chicago, US-MT America/Denver, US-NC America/New_York,
            US-ND America/Chicago America/Denver, US-NE America/Chicago America/Denver, US-NH America/New_York, US-NJ America/New_York,
            US-NM America/Denver, US-NV America/Los_Angeles America/Denver, US-NY America/New_York, US-OH America/New_York,
            US-OK America/Chicago, US-OR America/Los_Angeles America/Boise, US-PA America/New_York, US-RI America/New_York,
            US-SC America/New_York, US-SD America/Chicago America/Denver, US-TN America/New_York America/Chicago,
            US-TX America/Chicago America/Denver, US-UT America/Denver, US-VA America/New_York, US-VT America/New_York,
            US-WA America/Los_Angeles, US-WI America/Chicago, US-WV America/New_York, US-WY America/Denver,
            US-AS Pacific/Pago_Pago, US-GU Pacific/Guam, US-MP Pacific/Saipan, US-PR America/Puerto_Rico, US-VI America/St_Thomas
            """;
    private static final Map<String, List<ZoneId>> ZONES = zones(TABLE);

    private RegionZones() {
    }

    /** The zones of a region (ISO 3166-2), or {@code null} when it is unknown or stands in no table. */
    static List<ZoneId> of(String region) {
        return region == null ? null : ZONES.get(region);
    }

    /** Entries parted by commas: a code, and its zones. */
    static Map<String, List<ZoneId>> zones(String table) {
        Map<String, List<ZoneId>> zones = new HashMap<>();
        for (String entry : table.split(",")) {
            String[] codeAndZones = entry.strip().split("\\s+");
            zones.put(codeAndZones[0], Stream.of(codeAndZones).skip(1).map(ZoneId::of).toList());
        }
        return Map.copyOf(zones);
    }
}
