package dev.dunlin.behaviour;

import java.io.IOException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every worked case is decided as the catalogue says. */
class WorkedCasesTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return WorkedCases.ALL.stream().map(one -> DynamicTest.dynamicTest(one.toString(), () -> one.check(answer(one))));
    }

    private static JsonNode answer(WorkedCase one) throws IOException {
        return Decisions.JSON.readTree(Decisions.answer(one.snapshot()).json());
    }
}
