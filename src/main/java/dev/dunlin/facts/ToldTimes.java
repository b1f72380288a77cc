package dev.dunlin.facts;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times at which the debtor asked not to be contacted, read from words: `Mon-Fri 09:00-17:00; weekends; after 8 pm`. Whatever
 * is not understood to the last word is not guessed. Immutable.
 */
record ToldTimes(List<Stretch> stretches) {
    private static final int MINUTES = 24 * 60;
    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*";
    private static final String CLOCK = "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?";
    private static final Pattern LEAD = Pattern.compile("^(?:(?:not|no calls?|never|on|at|between|from|every|the|in)\\b\\s*)+");
    private static final Pattern DAYS = Pattern.compile("^(weekdays?|weekends?|daily|day|" + DAY + "(?:\\s*(?:-|to|,|/|&|and)\\s*" + DAY + ")*)\\b\\s*");
    private static final Pattern RANGE = Pattern.compile("^" + CLOCK + "\\s*(?:-|to|and|until)\\s*" + CLOCK + "$");
    private static final Pattern EDGE = Pattern.compile("^(before|until|after|from)\\s+" + CLOCK + "$");
    private static final Pattern DAY_OR_SIGN = Pattern.compile("(" + DAY + ")|(-|to\\b|,|/|&|and\\b)");

    /** On these days, from minute to minute of the day; the last is exclusive and never beyond midnight. */
    record Stretch(Set<DayOfWeek> days, int from, int to) {

        /** Whether it is the time now, on the local clock. */
        boolean contains(LocalDateTime local) {
            int minute = local.toLocalTime().toSecondOfDay() / 60;
            return days.contains(local.getDayOfWeek()) && minute >= from && minute < to;
        }

        LocalDateTime endOn(LocalDateTime local) {
            return at(local, to);
        }

        /** Its beginning on that day, or {@code null} where that day has none. */
        LocalDateTime beginOn(LocalDateTime local) {
            return days.contains(local.getDayOfWeek()) ? at(local, from) : null;
        }

        private static LocalDateTime at(LocalDateTime local, int minute) {
            return minute == MINUTES ? local.toLocalDate().plusDays(1).atStartOfDay() : local.toLocalDate().atTime(LocalTime.ofSecondOfDay(minute * 60L));
        }
    }

    static final ToldTimes NONE = new ToldTimes(List.of());

    /** The times a text tells; {@code null} where any part of it is not understood. */
    static ToldTimes read(String text) {
        List<Stretch> stretches = new ArrayList<>();
        for (String part : text.toLowerCase(Locale.ROOT).replace('\u2013', '-').split("[;\\n]|\\.\\s|\\.$")) {
            if (!part.isBlank() && !readPart(part.strip(), stretches)) {
                return null;
            }
        }
        return stretches.isEmpty() ? null : new ToldTimes(List.copyOf(stretches));
    }

    private static boolean readPart(String part, List<Stretch> stretches) {
        Matcher edgeOnly = EDGE.matcher(part);
        String rest = edgeOnly.matches() ? part : LEAD.matcher(part).replaceFirst("");
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        Matcher named = DAYS.matcher(rest);
        boolean hasDays = named.find();
        if (hasDays) {
            days = days(named.group(1));
            rest = rest.substring(named.end()).strip();
            if (!EDGE.matcher(rest).matches()) {
                rest = LEAD.matcher(rest).replaceFirst("");
            }
        }
        if (days == null || rest.isEmpty() && !hasDays) {
            return false;
        }
        return rest.isEmpty() ? add(stretches, days, 0, MINUTES) : readHours(rest, days, stretches);
    }

    private static boolean readHours(String hours, Set<DayOfWeek> days, List<Stretch> stretches) {
        int[] named = switch (hours) {
            case "morning", "mornings" -> new int[] {0, 12 * 60};
            case "afternoon", "afternoons" -> new int[] {12 * 60, 18 * 60};
            case "evening", "evenings" -> new int[] {17 * 60, MINUTES};
            case "night", "nights" -> new int[] {20 * 60, 8 * 60};
            default -> null;
        };
        if (named != null) {
            return add(stretches, days, named[0], named[1]);
        }
        Matcher edge = EDGE.matcher(hours);
        if (edge.matches()) {
            int at = isVague(edge.group(2), edge.group(3), edge.group(4)) ? -1 : minute(edge.group(2), edge.group(3), edge.group(4));
            boolean before = edge.group(1).equals("before") || edge.group(1).equals("until");
            return at >= 0 && add(stretches, days, before ? 0 : at, before ? at : MINUTES);
        }
        Matcher range = RANGE.matcher(hours);
        if (!range.matches()) {
            return false;
        }
        boolean overNight = Integer.parseInt(range.group(1)) > 12;
        boolean vague = isVague(range.group(1), range.group(2), range.group(3)) || !overNight && isVague(range.group(4), range.group(5), range.group(6))
                || !overNight && range.group(3) == null && range.group(6) != null;
        int from = vague ? -1 : minute(range.group(1), range.group(2), range.group(3));
        int to = minute(range.group(4), range.group(5), range.group(6));
        return from >= 0 && to >= 0 && from != to && add(stretches, days, from, to);
    }

    /** Over midnight it goes on into the next day. */
    private static boolean add(List<Stretch> stretches, Set<DayOfWeek> days, int from, int to) {
        if (from < to) {
            stretches.add(new Stretch(Set.copyOf(days), from, to));
            return true;
        }
        if (from < MINUTES) {
            stretches.add(new Stretch(Set.copyOf(days), from, MINUTES));
        }
        if (to > 0) {
            Set<DayOfWeek> next = EnumSet.noneOf(DayOfWeek.class);
            days.forEach(day -> next.add(day.plus(1)));
            stretches.add(new Stretch(Set.copyOf(next), 0, to));
        }
        return from < MINUTES || to > 0;
    }

    /** A bare 5 may be meant for the morning or the afternoon. */
    private static boolean isVague(String hour, String minute, String half) {
        int h = Integer.parseInt(hour);
        return minute == null && half == null && h >= 1 && h <= 7;
    }

    /** The minute of the day, or -1 where there is none such. */
    private static int minute(String hour, String minute, String half) {
        int h = Integer.parseInt(hour);
        int m = minute == null ? 0 : Integer.parseInt(minute);
        if (half != null) {
            if (h < 1 || h > 12) {
                return -1;
            }
            h = h % 12 + (half.equals("pm") ? 12 : 0);
        }
        return h > 24 || m > 59 || h == 24 && m > 0 ? -1 : h * 60 + m;
    }

    private static Set<DayOfWeek> days(String words) {
        if (words.startsWith("weekday")) {
            return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        }
        if (words.startsWith("weekend")) {
            return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        }
        if (words.equals("daily") || words.equals("day")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        DayOfWeek last = null;
        boolean through = false;
        Matcher tokens = DAY_OR_SIGN.matcher(words);
        while (tokens.find()) {
            if (tokens.group(1) == null) {
                through = tokens.group(2).equals("-") || tokens.group(2).equals("to");
                continue;
            }
            DayOfWeek day = day(tokens.group(1));
            if (day == null) {
                return null;
            }
            for (DayOfWeek one = through ? last : day; one != day; one = one.plus(1)) {
                days.add(one);
            }
            days.add(day);
            last = day;
            through = false;
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(word) || word.equals(name + "s")) {
                return day;
            }
        }
        return null;
    }
}
