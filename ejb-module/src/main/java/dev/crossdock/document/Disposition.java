package dev.crossdock.document;

import dev.crossdock.document.store.DocumentRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sweep does with a thing that the object store holds, and why. */
enum Disposition {
    /** A document that may be read. */
    REFERENCED,
    /** An orphan or incomplete, but not for long enough to be sure. */
    IN_GRACE,
    /** Removed: nothing in the table belongs to it. */
    ORPHAN,
    /** Removed: an upload of which nothing came for too long. */
    ABANDONED,
    /** Removed: its time is over. */
    EXPIRED,
    /** Removed: its removal was begun and did not come to its end. */
    LEFT_OVER;

    /** Whether a sweep removes it. */
    boolean isRemoved() {
        return this != REFERENCED && this != IN_GRACE;
    }

    /**
     * Of content.
     *
     * @param row the document of the same id, if there is one
     * @param changedAt when the store got it
     */
    static Disposition ofContent(@Nullable DocumentRow row, Instant changedAt, Instant now, Duration grace) {
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
    static Disposition ofUpload(@Nullable DocumentRow row, @Nullable Instant begunAt, Instant now, Duration grace) {
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
