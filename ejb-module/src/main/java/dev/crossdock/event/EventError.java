package dev.crossdock.event;

import dev.crossdock.contract.guard.GuardRail;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an event.
 *
 * @param pointer the JSON pointer of the place
 * @param detail what was expected there
 * @param rail the guard rail that refuses it, or null if it is against the schema only
 */
public record EventError(
        String pointer, String detail, @Nullable GuardRail rail) {

    /** Something against the schema. */
    public EventError(String pointer, String detail) {
        this(pointer, detail, null);
    }
}
