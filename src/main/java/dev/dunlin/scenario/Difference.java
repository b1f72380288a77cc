package dev.dunlin.scenario;

import java.util.List;

/**
 * One way in which a decision is not what its scenario says. Immutable.
 *
 * @param expected what the scenario says
 * @param got      what came out
 * @param why      what made it so, line by line
 */
public record Difference(String expected, String got, List<String> why) {

    @Override
    public String toString() {
        return "expected: " + expected + "; got: " + got;
    }
}
