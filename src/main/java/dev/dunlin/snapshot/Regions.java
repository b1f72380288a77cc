package dev.dunlin.snapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Regions by ISO 3166-2: the country's code, a hyphen, and what the country calls it. Of some countries every one is known. */
final class Regions {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final String TABLE = """
            AT 1 2 3 4 5 6 7 8 9
            AU ACT NSW NT QLD SA TAS VIC WA
            BR AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO
            CA AB BC MB NB NL NS NT NU ON PE QC SK YT
            CH AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH
            DE BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH
            NL AW BQ1 BQ2 BQ3 CW DR FL FR GE GR LI NB NH OV SX UT ZE ZH
            US AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY OH OK \
            OR PA PR RI SC SD TN TX UM UT VA VI VT WA WI WV WY
            """;

    private static final Map<String, List<String>> BY_COUNTRY = read();

    private Regions() {
    }

    static boolean isWellFormed(String region) {
        return SHAPE.matcher(region).matches() && COUNTRIES.contains(region.substring(0, 2));
    }

    /** False where the country has no such region; true where it has, or where its regions are not listed here. */
    static boolean mayBe(String region) {
        List<String> known = BY_COUNTRY.get(region.substring(0, 2));
        return known == null || known.contains(region.substring(3));
    }

    /** The country's regions, as the end of a sentence. */
    static String listed(String region) {
        return String.join(", ", BY_COUNTRY.get(region.substring(0, 2)));
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            List<String> codes = List.of(line.split(" "));
            regions.put(codes.get(0), codes.subList(1, codes.size()));
        });
        return Map.copyOf(regions);
    }
}
