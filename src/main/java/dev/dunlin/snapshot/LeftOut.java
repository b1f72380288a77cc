package dev.dunlin.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Says more exactly what is missing: of a list that was sent, the members that some of its entries leave out. Pure. */
public final class LeftOut {
    private static final Map<String, Function<Interaction, Field<?>>> OF_INTERACTIONS = new LinkedHashMap<>();
    private static final Map<String, Function<Payment, Field<?>>> OF_PAYMENTS = new LinkedHashMap<>();
    private static final Map<String, Function<Promise, Field<?>>> OF_PROMISES = new LinkedHashMap<>();
    private static final Map<String, Function<PaymentClaim, Field<?>>> OF_CLAIMS = new LinkedHashMap<>();

    static {
        OF_INTERACTIONS.put("action", Interaction::action);
        OF_INTERACTIONS.put("at", Interaction::at);
        OF_INTERACTIONS.put("channel", Interaction::channel);
        OF_INTERACTIONS.put("outcome", Interaction::outcome);
        OF_PAYMENTS.put("amount", Payment::amount);
        OF_PAYMENTS.put("expectedAmount", Payment::expectedAmount);
        OF_PAYMENTS.put("on", Payment::on);
        OF_PAYMENTS.put("returned", Payment::returned);
        OF_PROMISES.put("dueOn", Promise::dueOn);
        OF_PROMISES.put("madeOn", Promise::madeOn);
        OF_PROMISES.put("status", Promise::status);
        OF_CLAIMS.put("amount", PaymentClaim::amount);
        OF_CLAIMS.put("kind", PaymentClaim::kind);
        OF_CLAIMS.put("madeAt", PaymentClaim::madeAt);
        OF_CLAIMS.put("sentOn", PaymentClaim::sentOn);
    }

    private final AccountSnapshot snapshot;
    private final Map<String, List<String>> byList = new HashMap<>(4);

    public LeftOut(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The same paths, sorted: in place of a list that was sent the members it leaves out, if any. */
    public List<String> named(List<String> missing) {
        boolean same = true;
        for (String path : missing) {
            same &= leftOut(path) == null;
        }
        if (same) {
            return missing;
        }
        TreeSet<String> named = new TreeSet<>();
        for (String path : missing) {
            List<String> left = leftOut(path);
            named.addAll(left == null ? List.of(path) : left);
        }
        return named.isEmpty() ? missing : List.copyOf(named);
    }

    /** What the entries of a list leave out; {@code null} for a path that is no list, or one that was not sent. */
    private List<String> leftOut(String path) {
        return switch (path) {
            case "interactions" -> leftOut(path, snapshot.interactions(), OF_INTERACTIONS);
            case "payments" -> leftOut(path, snapshot.payments(), OF_PAYMENTS);
            case "promises" -> leftOut(path, snapshot.promises(), OF_PROMISES);
            case "paymentClaims" -> leftOut(path, snapshot.paymentClaims(), OF_CLAIMS);
            default -> null;
        };
    }

    private <T> List<String> leftOut(String list, Field<List<T>> entries, Map<String, Function<T, Field<?>>> members) {
        if (entries.isUnknown()) {
            return null;
        }
        List<String> known = byList.get(list);
        if (known == null) {
            known = new ArrayList<>(2);
            for (Map.Entry<String, Function<T, Field<?>>> member : members.entrySet()) {
                if (isLeftOut(entries.or(List.of()), member.getValue())) {
                    known.add(list + "[]." + member.getKey());
                }
            }
            byList.put(list, known);
        }
        return known;
    }

    private static <T> boolean isLeftOut(List<T> entries, Function<T, Field<?>> member) {
        for (T entry : entries) {
            if (member.apply(entry).isUnknown()) {
                return true;
            }
        }
        return false;
    }
}
