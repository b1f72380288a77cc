package dev.dunlin.door.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;

/** The schema of the facts in an answer, made of the list of facts. */
final class FactSchema {
    private final OpenAPI document;

    FactSchema(OpenAPI document) {
        this.document = document;
    }

    void add() {
        Schema facts = object("What was derived from the snapshot, in the account's currency. Facts that are unknown, that do not hold, or that only repeat "
                + "a field of the snapshot are left out; `null` is known to be none.");
        Schema money = object("The money facts of one other currency.");
        for (Fact fact : Fact.values()) {
            if (!fact.isEcho()) {
                facts.addProperty(fact.inRules(), property(fact));
                if (fact.unit().equals("money")) {
                    money.addProperty(fact.inRules(), property(fact));
                }
            }
        }
        facts.addProperty("otherCurrencies", createSchema().type(List.of(SchemaType.OBJECT))
                .description("The money facts of other currencies, by ISO 4217 code; left out when there are none.").additionalPropertiesSchema(money));
        document.getComponents().addSchema("Facts", facts);
    }

    private static Schema property(Fact fact) {
        Schema schema = createSchema().description(fact.meaning() + " (" + fact.unit() + ")");
        if (fact.type() == Range.class) {
            return schema.addOneOf(createSchema().type(List.of(SchemaType.INTEGER)).description("Known exactly."))
                    .addOneOf(object("Known within bounds.").addProperty("atLeast", whole("The least it can be.")).addProperty("atMost", whole("The most it can be; left out where nobody knows.")));
        }
        List<SchemaType> types = new ArrayList<>();
        types.add(fact.type() == BigDecimal.class ? SchemaType.NUMBER
                : fact.type() == Integer.class ? SchemaType.INTEGER
                : fact.type() == Boolean.class ? SchemaType.BOOLEAN : SchemaType.STRING);
        types.add(SchemaType.NULL);
        schema.type(types);
        return fact.type() == LocalDate.class ? schema.format("date") : fact.type() == OffsetDateTime.class ? schema.format("date-time") : schema;
    }

    private static Schema whole(String description) {
        return createSchema().type(List.of(SchemaType.INTEGER)).description(description);
    }

    private static Schema object(String description) {
        return createSchema().type(List.of(SchemaType.OBJECT)).description(description);
    }
}
