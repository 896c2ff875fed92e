package dev.crossdock.document;

import dev.crossdock.document.store.DocumentRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a thing that the object store holds, and why. */
enum Fate {
    /** A document that may be read. */
    REFERENCED,
    /** Nobody's, or not all there yet, but not for long enough to be sure. */
    IN_GRACE,
    /** Goes: nothing in the table belongs to it. */
    ORPHAN,
    /** Goes: an upload of which nothing came for too long. */
    ABANDONED,
    /** Goes: its time is over. */
    EXPIRED,
    /** Goes: its removal was begun and did not come to its end. */
    LEFT_OVER;

    /** Whether it goes. */
    boolean goes() {
        return this != REFERENCED && this != IN_GRACE;
    }

    /**
     * Of content.
     *
     * @param row the document of the same id, if there is one
     * @param changedAt when the store got it
     */
    static Fate ofContent(@Nullable DocumentRow row, Instant changedAt, Instant now, Duration grace) {
        return switch (row == null ? "REMOVED" : row.state()) {
            case "STORED" -> row != null && row.retainUntil().isBefore(now) ? EXPIRED : REFERENCED;
            case "UPLOADING" -> row != null && within(grace, row.touchedAt(), now) ? IN_GRACE : ABANDONED;
            case "REMOVING" -> LEFT_OVER;
            default -> within(grace, changedAt, now) ? IN_GRACE : ORPHAN;
        };
    }

    /**
     * Of a multipart upload that was neither completed nor aborted.
     *
     * @param row the document of the same id, if there is one
     * @param begunAt when it began, if the store knows
     */
    static Fate ofUpload(@Nullable DocumentRow row, @Nullable Instant begunAt, Instant now, Duration grace) {
        if (row == null) {
            return begunAt == null || within(grace, begunAt, now) ? IN_GRACE : ORPHAN;
        }
        if (within(grace, row.touchedAt(), now)) {
            return IN_GRACE;
        }
        return row.state().equals("UPLOADING") ? ABANDONED : ORPHAN;
    }

    private static boolean within(Duration grace, Instant moment, Instant now) {
        return now.isBefore(moment.plus(grace));
    }
}
