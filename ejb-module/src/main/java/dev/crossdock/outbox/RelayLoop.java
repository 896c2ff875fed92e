package dev.crossdock.outbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps each relay going as long as there is something to bring. */
@ApplicationScoped
public class RelayLoop {

    private static final double MILLIS = 1_000.0;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Drain> drains = new TreeMap<>();

    @Inject
    @Any
    Instance<Relay> relays;

    @Resource
    ManagedExecutorService executor;

    @PostConstruct
    void prepare() {
        relays.forEach(relay -> drains.put(
                relay.name(), new Drain("outbox.relay.waiting relay=" + relay.name(), () -> bringAll(relay))));
    }

    /** What each relay has not brought yet. */
    public List<RelayBacklog> backlogs() {
        Instant now = clock.instant();
        return relays.stream()
                .map(relay -> new RelayBacklog(
                        relay.name(),
                        relay.waiting(),
                        relay.oldest()
                                .map(since ->
                                        Math.max(0, Duration.between(since, now).toMillis() / MILLIS))
                                .orElse(0.0)))
                .toList();
    }

    /** A transaction that left something has committed. */
    public void onAppended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Appended appended) {
        Drain drain = drains.get(appended.relay());
        if (drain == null) {
            throw new IllegalArgumentException("no relay is called " + appended.relay() + " among " + drains.keySet());
        }
        drain.wake(executor);
    }

    /** There may be something that a crash or an absence of a destination left over. */
    void wakeAll() {
        drains.values().forEach(drain -> drain.wake(executor));
    }

    private static void bringAll(Relay relay) throws Exception {
        int tried = relay.relay();
        while (tried > 0) {
            tried = relay.relay();
        }
    }
}
