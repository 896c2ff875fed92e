package dev.crossdock.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Brings what transactions have left to one destination: first the destination has it, then the table forgets it. A crash in
 * between brings the same again, by whose id the destination or its readers know it. Called by one thread at a time.
 */
public interface Relay {

    /** Its name in {@link Appended}, logs and meters. */
    String name();

    /**
     * Tries to bring some of the oldest.
     *
     * @return how many were tried; 0 if all were, or the destination is not ready yet
     * @throws Exception if some stay, or all, since the destination does not take them; tried again within a second
     */
    int relay() throws Exception;

    /** How many wait. */
    long waiting();

    /** Since when the oldest of them waits. */
    Optional<Instant> oldest();
}
