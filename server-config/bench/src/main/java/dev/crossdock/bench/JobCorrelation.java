package dev.crossdock.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The application names jobs itself: brings its ids together with the names of the sender, whichever is known first. */
final class JobCorrelation {

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private volatile Consumer<String> done = name -> {};

    void onDone(Consumer<String> listener) {
        done = listener;
    }

    /** The sender knows what its job is called. */
    void sent(String id, String name) {
        boolean already;
        synchronized (this) {
            already = finished.remove(id);
            if (!already) {
                names.put(id, name);
            }
        }
        if (already) {
            done.accept(name);
        }
    }

    /** A worker has had a job. */
    void finished(String id) {
        String name;
        synchronized (this) {
            name = names.remove(id);
            if (name == null) {
                finished.add(id);
            }
        }
        if (name != null) {
            done.accept(name);
        }
    }
}
