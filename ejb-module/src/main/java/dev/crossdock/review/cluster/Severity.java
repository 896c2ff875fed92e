package dev.crossdock.review.cluster;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Data is being lost, or will be soon. */
    CRITICAL,
    /** Something is not as it was decided, and will hurt. */
    WARNING,
    /** Worth knowing; nothing is wrong yet. */
    INFO;

    /** The word in reports. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of a word. */
    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether somebody has to do something. */
    public boolean isTrouble() {
        return this != INFO;
    }
}
