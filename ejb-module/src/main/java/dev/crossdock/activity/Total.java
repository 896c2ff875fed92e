package dev.crossdock.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How many there are, counted only as far as it is cheap. */
public record Total(long value, Relation relation) {

    /** So many are counted of a list, by the table and by the index; after that it is "at least". */
    static final int MAX_COUNTED = 1_000;

    /** Whether it was counted to the end. */
    public enum Relation {
        /** So many. */
        EXACT,
        /** So many or more. */
        AT_LEAST;

        /** As callers read it, such as {@code at-least}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a count says that went no further than {@link #MAX_COUNTED}. */
    static Total counted(long value) {
        return new Total(value, value < MAX_COUNTED ? Relation.EXACT : Relation.AT_LEAST);
    }
}
