package dev.crossdock.review;

/** Whether a condition holds, as far as the answers tell (Kleene's three values): an answer more never flips a yes or no. */
enum Verdict {
    YES,
    NO,
    UNKNOWN;

    static Verdict of(boolean holds) {
        return holds ? YES : NO;
    }

    Verdict negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }

    Verdict and(Verdict other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
    }

    Verdict or(Verdict other) {
        return negated().and(other.negated()).negated();
    }
}
