package dev.crossdock.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many there are, counted only as far as it is cheap. */
public record Total(long value, Relation relation) {

    /** Whether it was counted to the end. */
    public enum Relation {
        /** So many. */
        @JsonProperty("exact")
        EXACT,
        /** So many or more. */
        @JsonProperty("at-least")
        AT_LEAST
    }

    /** What a count says that went no further than a bound. */
    static Total counted(long value, long bound) {
        return new Total(value, value < bound ? Relation.EXACT : Relation.AT_LEAST);
    }
}
