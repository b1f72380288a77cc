package dev.dunlin.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.RequestedAction;

/** Step 2: what rules propose and the caller requests, each action once with everything that speaks for it. */
final class Proposals {
    private final Verdict verdict;
    private final Candidate[] byAction;
    private final List<Candidate> onTactics = new ArrayList<>(0);
    /** What withholds, already put into words: a guardrail says the same of everything it withholds. */
    private final Withheld.By[] said;

    private Proposals(Verdict verdict) {
        this.verdict = verdict;
        this.byAction = new Candidate[verdict.book().actions().all().size()];
        this.said = new Withheld.By[verdict.book().rules().size()];
    }

    static Proposals of(Verdict verdict, AccountSnapshot snapshot) {
        Proposals proposals = new Proposals(verdict);
        for (Rule rule : verdict.fired()) {
            for (Action action : rule.card().actions()) {
                proposals.candidate(action).proposers.add(rule);
            }
        }
        for (RequestedAction request : snapshot.requested().or(List.of())) {
            proposals.request(request);
        }
        proposals.onTactics.sort(Comparator.comparingInt(candidate -> candidate.action.number()));
        return proposals;
    }

    private void request(RequestedAction request) {
        Action action = verdict.book().actions().get(request.action());
        if (action == null) {
            return;
        }
        if (request.tactics().or(List.of()).isEmpty()) {
            candidate(action).requested = true;
        } else {
            Candidate candidate = new Candidate(action, verdict, true);
            candidate.requested = true;
            onTactics.add(candidate);
        }
    }

    Candidate candidate(Action action) {
        Candidate candidate = byAction[action.number()];
        if (candidate == null) {
            candidate = new Candidate(action, verdict, false);
            byAction[action.number()] = candidate;
        }
        return candidate;
    }

    /** A guardrail as that which withholds something. */
    Withheld.By by(Rule guard) {
        Withheld.By by = said[guard.number()];
        if (by == null) {
            RuleCard card = guard.card();
            by = new Withheld.By(guard.id(), card.catalogueId(), guard.reason().of(verdict.judged()), card.citation(), card.confidence());
            said[guard.number()] = by;
        }
        return by;
    }

    /** The candidate for an action, or {@code null}. */
    Candidate get(int action) {
        return byAction[action];
    }

    /** Every candidate, in the catalogue's order. */
    List<Candidate> all() {
        List<Candidate> all = new ArrayList<>(onTactics);
        for (Candidate candidate : byAction) {
            if (candidate != null) {
                all.add(candidate);
            }
        }
        return all;
    }
}
