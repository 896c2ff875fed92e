package dev.crossdock.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where the next part begins.
 *
 * @param next what to send as {@code after} for the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The smallest and the largest number of items a caller may ask for. */
    private static final int MIN = 1;

    private static final int MAX = 500;
    private static final int DEFAULT = 50;

    /** Keeps its own copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** A list that comes in one piece. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * A page of {@code limit} items out of one more than that.
     *
     * @param fetched up to {@code limit + 1} items; the surplus one only tells that there is more
     */
    public static <T> Page<T> of(List<T> fetched, int limit, Function<T, Object> key) {
        if (fetched.size() <= limit) {
            return whole(fetched);
        }
        return new Page<>(
                fetched.subList(0, limit), key.apply(fetched.get(limit - 1)).toString());
    }

    /** The number of items asked for. */
    public static int limit(@Nullable String parameter) {
        String expected = "a whole number from " + MIN + " to " + MAX;
        return (int) (parameter == null ? DEFAULT : Parameters.number("limit", expected, MIN, MAX, parameter));
    }

    /** The number after which the page begins; 0 when none is given. */
    public static long after(@Nullable String parameter) {
        String expected = "the 'next' of the page before, a whole number";
        return parameter == null ? 0 : Parameters.number("after", expected, 0, Long.MAX_VALUE, parameter);
    }

    /** The number in the address of a console page; a link that somebody edited leads to the first one. */
    public static long startOr(long first, @Nullable String parameter) {
        return parameter != null && parameter.matches("\\d{1,18}") ? Long.parseLong(parameter) : first;
    }
}
