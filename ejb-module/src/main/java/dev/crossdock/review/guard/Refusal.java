package dev.crossdock.review.guard;

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
        return rail.id() + ": " + where + ": "
                + found.lines().reduce((one, other) -> one + "; " + other).orElse("") + ". " + rail.sentence()
                + " To do: " + rail.remedy() + ".";
    }
}
