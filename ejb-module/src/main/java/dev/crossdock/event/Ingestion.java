package dev.crossdock.event;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.event.EventPublisher.Result;
import dev.crossdock.event.EventReader.Reading;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.event.store.Receipt;
import dev.crossdock.event.store.Receipts;
import dev.crossdock.event.value.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;

/**
 * Accepts events: each is checked, published once and remembered, so that the same event sent again is acknowledged
 * without a second effect. Kafka alone decides whether an event is accepted; without the database repetitions are
 * published again and absorbed by the revision guard of the readers.
 */
@ApplicationScoped
public class Ingestion {

    private static final Logger LOG = Logger.getLogger(Ingestion.class.getName());

    /** How long an unreachable database is left alone, so that not every request waits for it. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final InFlight inFlight = new InFlight();
    private final EventPublisher publisher;
    private final Receipts receipts;
    private final EventReader reader;
    private final Clock clock;
    private volatile Instant receiptsRestUntil = Instant.MIN;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Ingestion() {
        publisher = null;
        receipts = null;
        reader = null;
        clock = null;
    }

    @Inject
    public Ingestion(EventPublisher publisher, Receipts receipts, Admission admission) {
        this(publisher, receipts, new EventCatalog(admission.contracts()), Clock.systemUTC());
    }

    Ingestion(EventPublisher publisher, Receipts receipts, EventCatalog catalog, Clock clock) {
        this.publisher = publisher;
        this.receipts = receipts;
        this.reader = new EventReader(catalog, clock);
        this.clock = clock;
    }

    /**
     * Reads an event that is published later.
     *
     * @throws IllegalArgumentException if it could never be accepted
     */
    public CloudEvent check(JsonNode json) {
        Reading reading = reader.read(json);
        CloudEvent event = reading.event();
        if (event == null) {
            throw new IllegalArgumentException("no event that can be accepted: " + reading.refusal());
        }
        return event;
    }

    /** Takes in events as they came; one outcome per event, in the same order. */
    public List<Outcome> accept(List<JsonNode> events) {
        List<Reading> readings = events.stream().map(reader::read).toList();
        Map<EventId, CloudEvent> firsts = new LinkedHashMap<>();
        readings.stream()
                .map(Reading::event)
                .filter(Objects::nonNull)
                .forEach(event -> firsts.putIfAbsent(event.id(), event));
        try (InFlight.Hold hold = inFlight.acquire(firsts.keySet())) {
            Map<EventId, Receipt> known = find(firsts.keySet());
            List<CloudEvent> fresh = firsts.values().stream()
                    .filter(event -> !known.containsKey(event.id()))
                    .toList();
            Map<EventId, Receipt> stored = new HashMap<>();
            Map<EventId, String> failures = new HashMap<>();
            publish(fresh, stored, failures);
            remember(stored);
            return outcomes(readings, firsts, known, stored, failures);
        }
    }

    private void publish(List<CloudEvent> fresh, Map<EventId, Receipt> stored, Map<EventId, String> failures) {
        if (fresh.isEmpty()) {
            return;
        }
        List<Result> results = publisher.publish(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            CloudEvent event = fresh.get(i);
            if (results.get(i) instanceof Result.Stored at) {
                String topic = event.type().topic();
                stored.put(
                        event.id(), new Receipt(event.id(), topic, at.partition(), at.offset(), event.fingerprint()));
            } else if (results.get(i) instanceof Result.NotStored not) {
                failures.put(event.id(), not.reason());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // Of two equal events in one batch only one is the first.
    private static List<Outcome> outcomes(
            List<Reading> readings,
            Map<EventId, CloudEvent> firsts,
            Map<EventId, Receipt> known,
            Map<EventId, Receipt> stored,
            Map<EventId, String> failures) {
        List<Outcome> outcomes = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            CloudEvent event = reading.event();
            if (event == null) {
                outcomes.add(Objects.requireNonNull(reading.refusal()));
            } else if (known.containsKey(event.id())) {
                outcomes.add(accepted(event, known.get(event.id()), true));
            } else if (stored.containsKey(event.id())) {
                outcomes.add(accepted(event, stored.get(event.id()), firsts.get(event.id()) != event));
            } else {
                outcomes.add(new Unavailable(event.id(), failures.getOrDefault(event.id(), "not stored")));
            }
        }
        return outcomes;
    }

    private static Accepted accepted(CloudEvent event, Receipt receipt, boolean duplicate) {
        boolean differs = receipt.fingerprint() != event.fingerprint();
        return new Accepted(event.id(), receipt.topic(), receipt.partition(), receipt.offset(), duplicate, differs);
    }

    private Map<EventId, Receipt> find(Set<EventId> ids) {
        if (ids.isEmpty() || clock.instant().isBefore(receiptsRestUntil)) {
            return Map.of();
        }
        try {
            return receipts.find(ids);
        } catch (IllegalStateException e) {
            rest(e);
            return Map.of();
        }
    }

    private void remember(Map<EventId, Receipt> stored) {
        if (stored.isEmpty() || clock.instant().isBefore(receiptsRestUntil)) {
            return;
        }
        try {
            receipts.record(stored.values());
        } catch (IllegalStateException e) {
            rest(e);
        }
    }

    private void rest(IllegalStateException e) {
        receiptsRestUntil = clock.instant().plus(REST);
        LOG.log(Level.WARNING, e, () -> "event.receipts.unavailable");
    }
}
