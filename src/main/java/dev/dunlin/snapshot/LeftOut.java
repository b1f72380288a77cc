package dev.dunlin.snapshot;

import java.util.ArrayList;
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

    private final Map<String, List<String>> byList = new LinkedHashMap<>();

    public LeftOut(AccountSnapshot snapshot) {
        see("interactions", snapshot.interactions(), OF_INTERACTIONS);
        see("payments", snapshot.payments(), OF_PAYMENTS);
        see("promises", snapshot.promises(), OF_PROMISES);
        see("paymentClaims", snapshot.paymentClaims(), OF_CLAIMS);
    }

    private <T> void see(String list, Field<List<T>> entries, Map<String, Function<T, Field<?>>> members) {
        List<String> left = new ArrayList<>(2);
        members.forEach((name, member) -> {
            for (T entry : entries.or(List.of())) {
                if (member.apply(entry).isUnknown()) {
                    left.add(list + "[]." + name);
                    break;
                }
            }
        });
        if (!entries.isUnknown()) {
            byList.put(list, left);
        }
    }

    /** The same paths, sorted: in place of a list that was sent the members it leaves out, if any. */
    public List<String> named(List<String> missing) {
        if (missing.stream().noneMatch(byList::containsKey)) {
            return missing;
        }
        TreeSet<String> named = new TreeSet<>();
        missing.forEach(path -> named.addAll(byList.getOrDefault(path, List.of(path))));
        return named.isEmpty() ? missing : List.copyOf(named);
    }
}
