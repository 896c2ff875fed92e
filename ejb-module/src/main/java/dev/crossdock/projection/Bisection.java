package dev.crossdock.projection;

import java.util.Optional;

/** Finds the bad items of a batch: what is refused as a whole is tried in halves until each bad item stands alone. */
final class Bisection {

    /**
     * Tries the items of a range together.
     *
     * @param <X> what stops the search because it has nothing to do with the items
     */
    interface Attempt<X extends Exception> {

        /** Why the items {@code [from, to)} are refused; empty once they have taken effect. */
        Optional<String> on(int from, int to) throws X;
    }

    /** Takes a bad item that stands alone, before any item after it is tried. */
    interface Isolated<X extends Exception> {
        void on(int index, String reason) throws X;
    }

    private Bisection() {}

    /** Tries all items, in order: of {@code n} with {@code b} bad ones in at most {@code 1 + 2b⌈log2 n⌉} attempts. */
    static <X extends Exception> void run(int size, Attempt<X> attempt, Isolated<X> isolated) throws X {
        run(0, size, attempt, isolated);
    }

    private static <X extends Exception> void run(int from, int to, Attempt<X> attempt, Isolated<X> isolated) throws X {
        Optional<String> refusal = attempt.on(from, to);
        if (refusal.isEmpty()) {
            return;
        }
        if (to - from > 1) {
            int middle = (from + to) >>> 1;
            run(from, middle, attempt, isolated);
            run(middle, to, attempt, isolated);
        } else if (to - from == 1) {
            isolated.on(from, refusal.get());
        } else {
            throw new IllegalStateException("refused without any item: " + refusal.get());
        }
    }
}
