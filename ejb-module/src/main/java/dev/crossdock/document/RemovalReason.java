package dev.crossdock.document;

import java.util.Locale;

/** Why content goes. */
enum RemovalReason {
    /** Its time is over. */
    EXPIRED,
    /** The customer it is about was erased. */
    ERASED,
    /** Somebody wanted it. */
    REQUESTED,
    /** It did not arrive as a whole. */
    FAILED,
    /** Nothing of it came for longer than the grace period. */
    ABANDONED;

    /** As it is stored and told. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
