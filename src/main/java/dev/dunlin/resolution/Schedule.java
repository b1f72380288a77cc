package dev.dunlin.resolution;

import java.util.List;

import dev.dunlin.rulebook.Rule;

/** What is put into the diary: only a contact that somebody may have. */
final class Schedule {
    private Schedule() {
    }

    /** There is something to schedule only where a rule names the moment, or a conversation stands or waits. */
    static void onlyWhatIsThere(List<Candidate> candidates) {
        Candidate schedule = null;
        Candidate forbidden = null;
        boolean conversation = false;
        for (Candidate candidate : candidates) {
            conversation |= candidate.isConversation() && (candidate.stands() || candidate.isDelayed());
            if (candidate.action.code().equals("SCHEDULE_CONTACT") && candidate.stands()) {
                schedule = candidate;
            } else if (candidate.action.conversation() && candidate.effect == Withheld.Effect.VETO && !candidate.onTactics) {
                forbidden = candidate;
            }
        }
        if (schedule == null || conversation) {
            return;
        }
        boolean dateOnly = true;
        for (Rule rule : schedule.proposers) {
            boolean ofForbidden = forbidden != null && rule.card().actions().contains(forbidden.action);
            dateOnly &= ofForbidden || rule.card().shape() != null && rule.card().shape().slot();
        }
        if (dateOnly && !schedule.requested) {
            schedule.withhold(Withheld.Effect.PREREQUISITE,
                    new Withheld.By("conversation", Ladder.GUARDRAIL, "No call or meeting stands that an hour could be found for.", null, null));
        }
    }
}
