package dev.crossdock.work;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a job is. */
public enum JobState {
    /** Accepted; waits for its time or for a worker. */
    QUEUED,
    /** A worker is at it. */
    RUNNING,
    /** Failed for a reason that may pass; waits for the next attempt. */
    RETRYING,
    /** Done, once and for all. */
    DONE,
    /** Cannot be done as it is: an operator may change it and queue it again. */
    DEAD,
    /** Its customer was erased before it was done. */
    ERASED;

    /** Whether a worker may still come to its end with it. */
    public boolean isUnfinished() {
        return this == QUEUED || this == RUNNING || this == RETRYING;
    }

    /** The word in answers. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
