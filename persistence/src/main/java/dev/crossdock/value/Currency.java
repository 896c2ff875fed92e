package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** An ISO 4217 currency by its code, such as EUR. */
public record Currency(@JsonValue String code) {

    private static final int LENGTH = 3;

    /** Refuses what is no code. */
    public Currency {
        if (code.length() != LENGTH || !code.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
            throw new IllegalArgumentException("is not an ISO 4217 currency");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
