package dev.crossdock.bench;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Those who take part, closed together. */
final class Contestants implements AutoCloseable {

    private final Map<String, Contestant> all = new LinkedHashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    void add(String name, Contestant contestant) {
        all.put(name, contestant);
        open.push(contestant);
    }

    /** Closes what a contestant needs when those are closed that were added later. */
    void add(AutoCloseable resource) {
        open.push(resource);
    }

    Map<String, Contestant> all() {
        return Collections.unmodifiableMap(all);
    }

    /** The last one first; one that cannot be closed does not keep the others open. */
    @Override
    public void close() throws Exception {
        Exception failure = null;
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
