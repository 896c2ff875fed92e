package dev.crossdock.support;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose move it is in a conversation with a customer. */
public enum MatterStatus {
    /** Ours. */
    OPEN,
    /** The customer's. */
    WAITING,
    /** Nobody's: it is settled. */
    CLOSED;

    /** The status as events have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that word, if there is one. */
    public static Optional<MatterStatus> of(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
