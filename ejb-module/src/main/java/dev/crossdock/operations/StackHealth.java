package dev.crossdock.operations;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.PartHealth;
import dev.crossdock.lifecycle.ApplicationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Whether the parts that the application stands on answer. Looked at anew at most every two seconds. */
@ApplicationScoped
public class StackHealth {

    private static final long FRESH_NANOS = 2_000_000_000L;

    @Inject
    ApplicationState start;

    private List<HealthCheck> checks = List.of();
    private List<PartHealth> last = List.of();
    private long lookedAt;

    @Inject
    void from(@Any Instance<HealthCheck> rooms) {
        checks = rooms.stream()
                .sorted(Comparator.comparingInt(HealthCheck::order))
                .toList();
    }

    /** The process works; dependencies do not count. */
    public boolean live() {
        return true;
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
            last = checks.stream().flatMap(check -> check.check().stream()).toList();
            lookedAt = System.nanoTime();
        }
        return last;
    }
}
