package dev.crossdock.activity.value;

/** The orders that activity comes in. Events of the same time or amount follow each other by source and id, ascending or descending with it. */
public enum ActivitySort {
    /** Oldest first. */
    OLDEST_FIRST("occurredAt"),
    /** Newest first. */
    NEWEST_FIRST("-occurredAt"),
    /** Smallest amount first, whatever the currency; events without an amount are left out. */
    SMALLEST_FIRST("amount"),
    /** Largest amount first, whatever the currency; events without an amount are left out. */
    LARGEST_FIRST("-amount");

    private final String word;

    ActivitySort(String word) {
        this.word = word;
    }

    /** What callers call it. */
    public String word() {
        return word;
    }

    /** Whether it is by amount, else by time. */
    public boolean isByAmount() {
        return this == SMALLEST_FIRST || this == LARGEST_FIRST;
    }

    /** Whether it goes downwards. */
    public boolean isDescending() {
        return this == NEWEST_FIRST || this == LARGEST_FIRST;
    }
}
