package dev.crossdock.operations;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import dev.crossdock.lifecycle.ApplicationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Whether the parts that the application stands on answer. Looked at anew at most every two seconds. */
@ApplicationScoped
public class StackHealth {

    static final long FRESH_NANOS = 2_000_000_000L;

    @Inject
    ApplicationState start;

    List<HealthCheck> checks = List.of();

    private final Map<HealthCheck, List<PartHealth>> seen = new IdentityHashMap<>();
    private List<PartHealth> last = List.of();
    long lookedAt;

    @Inject
    void from(@Any Instance<HealthCheck> rooms) {
        checks = rooms.stream().toList();
    }

    /** Every required part answers and the consumers may read. */
    public boolean ready() {
        return start.isUp()
                && parts().stream()
                        .allMatch(health -> health.up() || !health.part().required());
    }

    /** Every part. */
    public synchronized List<PartHealth> parts() {
        if (last.isEmpty() || System.nanoTime() - lookedAt > FRESH_NANOS) {
            last = checks.stream()
                    .flatMap(check -> look(check).stream())
                    .sorted(Comparator.comparingInt(health -> health.part().place()))
                    .toList();
            lookedAt = System.nanoTime();
        }
        return last;
    }

    /** A check that fails takes down what it stood for the last time and no more; the application is not ready if that is not known. */
    private List<PartHealth> look(HealthCheck check) {
        try {
            List<PartHealth> parts = check.check();
            seen.put(check, parts);
            return parts;
        } catch (RuntimeException e) {
            String name = check.getClass().getSimpleName();
            return seen.getOrDefault(check, List.of(Part.required(0, name, name).up("not looked at yet"))).stream()
                    .map(health -> health.part().down("cannot be looked at: " + e))
                    .toList();
        }
    }
}
