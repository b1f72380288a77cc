package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Reads money in hand: one figure in the account's currency, or a list of amounts with their currencies. */
record CashReader(ValueReader figure, ListReader list) implements ValueReader {

    @Override
    public Object read(Walk walk) throws IOException {
        JsonToken token = walk.token();
        if (token == JsonToken.START_ARRAY) {
            return list.read(walk);
        }
        if (token == JsonToken.START_OBJECT) {
            return walk.wrongType(wanted(), "Put it in square brackets.");
        }
        BigDecimal amount = (BigDecimal) figure.read(walk);
        return amount == null ? null : List.of(new Cash(Field.of(amount), Field.unknown()));
    }

    @Override
    public String wanted() {
        return "an amount as `1234.56`, or a list of `{ amount, currency }`";
    }
}
