package dev.crossdock.operations.jmx;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look that serves everybody for a second: a console reads the attributes of a bean one by one.
 *
 * @param <T> what is seen
 */
final class Recent<T> implements Supplier<T> {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Supplier<T> look;
    private @Nullable T seen;
    private long seenAt;

    Recent(Supplier<T> look) {
        this.look = look;
    }

    @Override
    public synchronized T get() {
        T last = seen;
        if (last != null && System.nanoTime() - seenAt < FRESH_NANOS) {
            return last;
        }
        T now = look.get();
        seen = now;
        seenAt = System.nanoTime();
        return now;
    }
}
