package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;

/**
 * One interaction as it counts. What its channel, action or outcome leave open is tried every way it may have been: what holds in all
 * of them is known to hold, what holds in none is known not to. Immutable.
 *
 * @param day      its day in the debtor's zone, {@code null} when it has no date
 * @param certain  what is known to hold of it
 * @param possible what may hold of it
 */
record PastContact(Interaction interaction, LocalDate day, Set<Mark> certain, Set<Mark> possible) {

    /** What may be said of an interaction. What did not arrive carried out no step of the ladder. */
    enum Mark {
        /** A message of ours arrived, or we spoke. */
        TOUCH,
        /** People spoke, whoever began. */
        CONVERSATION,
        /** A call of ours, answered or not. */
        CALL,
        /** A visit that took place. */
        VISIT,
        /** A call, meeting or visit of ours that was made or tried. */
        MEETING,
        /** The debtor answered, or began. */
        ANSWERED,
        /** Ours, arrived, and not answered. */
        UNANSWERED,
        HANDED_OVER,
        /** The debtor knows of the debt: a step was carried out, or people spoke. */
        REMINDED,
        REMINDER,
        FULL_DEMAND,
        FINAL_NOTICE,
        /** The full demand or something harder. */
        DEMANDED,
        ASKED_FOR_PAYMENT,
        REFERRED_TO_AGENCY,
        REFERRED_TO_LAWYER
    }

    /** What an interaction says of itself; what it does not say is unknown. */
    private record Told(boolean ours, Field<Channel> channel, Field<String> action, Field<Outcome> outcome) {
    }

    private record Marks(Set<Mark> certain, Set<Mark> possible) {
    }

    /** One action of each kind that counts differently; {@code null} for none. */
    private static final List<String> ACTIONS = Arrays.asList(null, "SEND_REMINDER", "CALL", "IDENTIFY_CAUSE", "REQUEST_PROMISE",
            "DEMAND_FULL_PAYMENT", "SEND_FINAL_NOTICE", "REFER_TO_AGENCY", "REFER_TO_LAWYER");
    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final List<Outcome> OUTCOMES = withNone(Outcome.values());

    /** Few combinations are met with, and each is worked out once; an action is one of the catalogue's codes, so the map stays small. */
    private static final Map<Told, Marks> MARKS = new ConcurrentHashMap<>();

    static PastContact of(Interaction interaction, FactSheet sheet) {
        OffsetDateTime at = interaction.at().orNull();
        boolean ours = interaction.direction().or(Direction.OUT) == Direction.OUT;
        Told told = new Told(ours, interaction.channel(), interaction.action(), interaction.outcome());
        Marks marks = MARKS.computeIfAbsent(told, PastContact::marks);
        return new PastContact(interaction, at == null ? null : sheet.dayOf(at), marks.certain, marks.possible);
    }

    /** Whether it holds; {@code null} when unknown. */
    Boolean is(Mark mark) {
        return certain.contains(mark) ? Boolean.TRUE : possible.contains(mark) ? null : Boolean.FALSE;
    }

    private static Marks marks(Told told) {
        EnumSet<Mark> certain = EnumSet.allOf(Mark.class);
        EnumSet<Mark> possible = EnumSet.noneOf(Mark.class);
        for (String action : told.action.isUnknown() ? ACTIONS : Collections.singletonList(told.action.orNull())) {
            for (Channel channel : channels(told, action)) {
                for (Outcome outcome : told.outcome.isUnknown() ? OUTCOMES : Collections.singletonList(told.outcome.orNull())) {
                    Set<Mark> marks = marks(told.ours, channel, action, outcome);
                    certain.retainAll(marks);
                    possible.addAll(marks);
                }
            }
        }
        return new Marks(certain, possible);
    }

    /** What names no channel may have gone by any; a call that is known to have none besides is a call. */
    private static List<Channel> channels(Told told, String action) {
        return told.channel.hasValue() ? List.of(told.channel.orNull())
                : told.channel.isNone() && "CALL".equals(action) ? List.of(Channel.CALL) : CHANNELS;
    }

    private static Set<Mark> marks(boolean ours, Channel channel, String action, Outcome outcome) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        boolean live = channel == Channel.CALL || channel == Channel.VISIT;
        boolean spoke = outcome == Outcome.REACHED || outcome == Outcome.PROMISED || outcome == Outcome.DISPUTED || outcome == Outcome.HANDED_OVER;
        boolean failed = outcome == Outcome.BOUNCED || outcome == Outcome.REFUSED_ACCESS || outcome == Outcome.NO_ANSWER && live;
        boolean conversation = live && (spoke || !ours && outcome == null);
        add(marks, Mark.CONVERSATION, conversation);
        add(marks, Mark.VISIT, conversation && channel == Channel.VISIT);
        add(marks, Mark.HANDED_OVER, outcome == Outcome.HANDED_OVER);
        add(marks, Mark.ANSWERED, !ours || spoke);
        boolean tried = contacts(action) && outcome != Outcome.BOUNCED;
        add(marks, Mark.REMINDED, conversation);
        if (ours) {
            add(marks, Mark.TOUCH, !failed && (!live || spoke || outcome == Outcome.DELIVERED));
            add(marks, Mark.CALL, channel == Channel.CALL);
            add(marks, Mark.MEETING, live || tried);
            add(marks, Mark.UNANSWERED, !spoke && outcome != Outcome.BOUNCED);
            if (!failed && action != null) {
                steps(marks, action);
            }
        }
        add(marks, Mark.REFERRED_TO_AGENCY, "REFER_TO_AGENCY".equals(action));
        add(marks, Mark.REFERRED_TO_LAWYER, "REFER_TO_LAWYER".equals(action));
        return marks;
    }

    /** A harder step counts as the softer ones too. */
    private static void steps(EnumSet<Mark> marks, String action) {
        switch (action) {
            case "SEND_REMINDER", "SEND_STATEMENT" -> marks.addAll(EnumSet.of(Mark.REMINDED, Mark.REMINDER, Mark.ASKED_FOR_PAYMENT));
            case "CALL", "REQUEST_PROMISE", "OFFER_PLAN", "ESCALATE_TO_DECISION_MAKER" -> marks.addAll(EnumSet.of(Mark.REMINDED, Mark.ASKED_FOR_PAYMENT));
            case "IDENTIFY_CAUSE", "VERIFY_PAYMENT_CLAIM", "BOOK_MEETING" -> marks.add(Mark.REMINDED);
            case "DEMAND_FULL_PAYMENT" -> marks.addAll(EnumSet.of(Mark.REMINDED, Mark.ASKED_FOR_PAYMENT, Mark.DEMANDED, Mark.FULL_DEMAND));
            case "SEND_FINAL_NOTICE" -> marks.addAll(EnumSet.of(Mark.REMINDED, Mark.ASKED_FOR_PAYMENT, Mark.DEMANDED, Mark.FINAL_NOTICE));
            default -> { }
        }
    }

    /** Actions that are a call or a meeting, made or tried. */
    private static boolean contacts(String action) {
        return action != null && switch (action) {
            case "CALL", "IDENTIFY_CAUSE", "REQUEST_PROMISE", "OFFER_PLAN", "BOOK_MEETING", "VERIFY_PAYMENT_CLAIM", "ESCALATE_TO_DECISION_MAKER" -> true;
            default -> false;
        };
    }

    private static void add(EnumSet<Mark> marks, Mark mark, boolean holds) {
        if (holds) {
            marks.add(mark);
        }
    }

    private static List<Outcome> withNone(Outcome[] outcomes) {
        List<Outcome> all = new java.util.ArrayList<>(List.of(outcomes));
        all.add(null);
        return Collections.unmodifiableList(all);
    }
}
