package dev.crossdock.contract.guard;

import java.util.stream.Collectors;

/**
 * That something was refused.
 *
 * @param rail the rule
 * @param where the file or thing that is against it
 * @param found what was found there
 */
public record Refusal(GuardRail rail, String where, String found) {

    /** The whole story in one line: rule, place, finding, and what to do. */
    @Override
    public String toString() {
        String finding = found.lines().collect(Collectors.joining("; "));
        return rail.id() + ": " + where + ": " + finding + ". The rule: " + rail.sentence() + " To do: " + rail.remedy()
                + ".";
    }
}
