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
     * Brings some of the oldest.
     *
     * @return how many; 0 if there are none, or the destination is not ready yet
     * @throws Exception if the destination takes nothing; all stays where it is and is tried again within a second
     */
    int relay() throws Exception;

    /** How many wait. */
    long waiting();

    /** Since when the oldest of them waits. */
    Optional<Instant> oldest();
}
