package dev.crossdock.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page reads when it is first shown in a request, and anew after something was done.
 *
 * @param <T> what it is
 */
public final class Lazy<T> {

    private final Supplier<T> source;
    private @Nullable T known;

    /** Reads from there, not yet. */
    public Lazy(Supplier<T> source) {
        this.source = source;
    }

    /** What was read. */
    public T get() {
        T value = known;
        if (value == null) {
            value = source.get();
            known = value;
        }
        return value;
    }

    /** Has it read anew. */
    public void forget() {
        known = null;
    }
}
