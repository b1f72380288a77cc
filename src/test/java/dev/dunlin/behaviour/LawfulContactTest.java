package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.snapshot.Channel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Nothing that any answer lets be said or sent to a person lies outside the hours of the law, and no call beyond its counts. */
class LawfulContactTest {
    private static final String AT_WORK = "Mon-Fri 09:00-17:00";

    /** Where a debtor lives, on which clocks that may be, and what the law there allows. */
    private record Written(String country, String region, String timeZone, List<String> clocks, int first, int last, int mostCalls, boolean textsCount, boolean rests) {
        static Written us(String region, String timeZone, int mostCalls, String... clocks) {
            return new Written("US", region, timeZone, List.of(clocks), 8, 21, mostCalls, mostCalls < 7, true);
        }

        static Written of(String country, String timeZone, int last, String clock) {
            return new Written(country, null, timeZone, List.of(clock), 8, last, Integer.MAX_VALUE, false, false);
        }
    }

    private static final List<Written> PLACES = List.of(
            Written.us(null, "America/New_York", 7, "America/New_York"), Written.us("US-CA", null, 7, "America/Los_Angeles"),
            Written.us("US-TN", null, 7, "America/New_York", "America/Chicago"), Written.us("US-AZ", null, 7, "America/Phoenix", "America/Denver"),
            Written.us("US-AK", null, 7, "America/Anchorage", "America/Adak"), Written.us("US-MA", null, 2, "America/New_York"),
            Written.us("US-MA", "Pacific/Honolulu", 2, "Pacific/Honolulu"),
            Written.us(null, null, 7, "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
                    "America/Adak", "Pacific/Honolulu"),
            Written.of("JP", null, 21, "Asia/Tokyo"), Written.of("CN", null, 22, "Asia/Shanghai"), Written.of("IN", null, 19, "Asia/Kolkata"),
            Written.of("GB", null, 20, "Europe/London"), new Written(null, null, "Australia/Lord_Howe", List.of("Australia/Lord_Howe"), 8, 19, 2, true, true));
    /** Clock changes in America, Europe and Australia, a leap day, a year's end, holidays, and days like any other. */
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 29), LocalDate.of(2026, 4, 5), LocalDate.of(2026, 10, 4),
            LocalDate.of(2026, 10, 25), LocalDate.of(2026, 11, 1), LocalDate.of(2028, 2, 29), LocalDate.of(2027, 1, 1), LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 3));

    private final JsonNodeFactory json = JsonNodeFactory.instance;

    @Property(tries = 4000, seed = "20261103")
    void noneOutsideItsHoursAndNoneBeyondItsCount(@ForAll @LongRange(max = Integer.MAX_VALUE) long seed) {
        Random random = new Random(seed);
        Written place = PLACES.get(random.nextInt(PLACES.size()));
        ZoneOffset creditor = ZoneOffset.ofHours(random.nextInt(27) - 12);
        LocalDateTime minute = DAYS.get(random.nextInt(DAYS.size())).plusDays(random.nextInt(5) - 2).atTime(random.nextInt(24), random.nextInt(60));
        OffsetDateTime now = minute.atOffset(ZoneOffset.UTC).withOffsetSameInstant(creditor);
        boolean toldWork = random.nextInt(4) == 0;
        ObjectNode account = account(random, place, now, toldWork);
        check(place, now, toldWork, account, Decisions.decide(account));
    }

    private ObjectNode account(Random random, Written place, OffsetDateTime now, boolean toldWork) {
        ObjectNode root = json.objectNode().put("asOf", now.toString());
        ObjectNode account = root.putObject("account").put("id", "A1").put("currency", "USD");
        put(account, "country", place.country);
        put(account, "region", place.region);
        put(account, "timeZone", place.timeZone);
        if (random.nextInt(5) > 0) {
            account.put("debtorType", "CONSUMER");
        }
        if (random.nextBoolean()) {
            root.put("creditorRole", "THIRD_PARTY");
        }
        LocalDate today = now.toLocalDate();
        root.putArray("invoices").addObject().put("id", "I1").put("dueOn", today.minusDays(5 + random.nextInt(90)).toString()).put("amount", 64000).put("open", 64000);
        root.putArray("promises");
        root.putArray("paymentClaims");
        root.put("cause", random.nextBoolean() ? "UNKNOWN" : "CASH_SHORTAGE");
        root.putArray("contacts").addObject().put("id", "K1").put("role", "DEBTOR").put("phone", "+1 555 0100").put("email", "a@debtor.example").put("postal", true);
        ArrayNode interactions = root.putArray("interactions");
        interactions.addObject().put("at", now.minusDays(40).toString()).put("channel", "EMAIL").put("action", "SEND_REMINDER").put("outcome", "DELIVERED");
        for (int calls = random.nextInt(10); calls > 0; calls--) {
            ObjectNode one = interactions.addObject().put("at", now.minusMinutes(1 + random.nextInt(9 * 24 * 60)).toString());
            one.put("channel", random.nextInt(6) == 0 ? "SMS" : "CALL");
            if (random.nextInt(5) > 0) {
                one.put("outcome", one.path("channel").asText().equals("SMS") ? "DELIVERED" : random.nextInt(8) == 0 ? "REACHED" : random.nextInt(6) == 0 ? "BOUNCED" : "NO_ANSWER");
            }
        }
        ArrayNode requested = root.putArray("requested");
        for (String action : new String[] {"CALL", "SEND_REMINDER", "REQUEST_PROMISE", "BOOK_MEETING", "ESCALATE_TO_DECISION_MAKER", "SCHEDULE_CONTACT", "VERIFY_PAYMENT_CLAIM"}) {
            if (random.nextInt(3) == 0) {
                requested.addObject().put("action", action).putArray("tactics");
            }
        }
        ObjectNode legal = root.putObject("legal");
        legal.put("inconvenientTimes", toldWork ? AT_WORK : null);
        ArrayNode optOuts = legal.putArray("optOutChannels");
        for (String channel : new String[] {"CALL", "EMAIL", "LETTER", "VISIT"}) {
            if (random.nextInt(6) == 0) {
                optOuts.add(channel);
            }
        }
        return root;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void check(Written place, OffsetDateTime now, boolean toldWork, ObjectNode account, Decision decision) {
        for (Recommendation one : decision.recommendations()) {
            if (one.channel() == null) {
                continue;
            }
            String what = one.action().code() + " by " + one.channel() + " of " + account;
            assertThat(account.at("/legal/optOutChannels").toString()).as(what).doesNotContain(one.channel().name());
            if (one.channel() != Channel.LETTER) {
                OffsetDateTime from = one.notBefore() == null ? now : one.notBefore();
                assertOpen(place, toldWork, from, what);
                if (one.notAfter() != null) {
                    assertOpen(place, toldWork, one.notAfter().minusSeconds(1), what + " at its end");
                    assertThat(one.notAfter()).as(what).isBefore(from.plusHours(place.last - place.first).plusSeconds(1));
                }
                if (one.channel() == Channel.CALL) {
                    assertCallAllowed(place, now, account, from, what);
                }
            }
        }
        for (Withheld one : decision.withheld()) {
            if (one.until() != null && one.action().isDebtorFacing() && one.action().channel() != Channel.LETTER && account.at("/legal/optOutChannels").isEmpty()) {
                assertOpen(place, toldWork, one.until(), one.action().code() + " until then of " + account);
            }
        }
    }

    private static void assertOpen(Written place, boolean toldWork, OffsetDateTime at, String what) {
        for (String clock : place.clocks) {
            ZonedDateTime local = at.atZoneSameInstant(ZoneId.of(clock));
            assertThat(local.getHour()).as("%s, %s: %s", clock, local, what).isGreaterThanOrEqualTo(place.first).isLessThan(place.last);
            boolean atWork = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && local.getHour() >= 9 && local.getHour() < 17;
            assertThat(toldWork && atWork).as("%s is at work at %s: %s", clock, local, what).isFalse();
        }
    }

    private static void assertCallAllowed(Written place, OffsetDateTime now, ObjectNode account, OffsetDateTime from, String what) {
        ZoneId zone = place.timeZone != null ? ZoneId.of(place.timeZone) : place.clocks.size() == 1 && !"US".equals(place.country) ? ZoneId.of(place.clocks.get(0)) : now.getOffset();
        LocalDate day = from.atZoneSameInstant(zone).toLocalDate();
        List<LocalDate> counted = new ArrayList<>();
        account.path("interactions").forEach(one -> {
            LocalDate on = OffsetDateTime.parse(one.path("at").asText()).atZoneSameInstant(zone).toLocalDate();
            String channel = one.path("channel").asText();
            if (!one.path("outcome").asText().equals("BOUNCED") && (channel.equals("CALL") || place.textsCount && channel.equals("SMS")) && on.isAfter(day.minusDays(7))) {
                counted.add(on);
            }
            if (place.rests && channel.equals("CALL") && one.path("outcome").asText().equals("REACHED")) {
                assertThat(day).as("spoken to on %s: %s", on, what).isAfterOrEqualTo(on.plusDays(7));
            }
        });
        assertThat(counted).as(what).hasSizeLessThan(place.mostCalls);
    }
}
