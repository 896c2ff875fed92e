package dev.crossdock.erasure;

import dev.crossdock.erasure.PersonalDataStore.Kind;
import dev.crossdock.erasure.store.SweepLock;
import dev.crossdock.event.ReceiptPruning;
import dev.crossdock.review.Transport;
import dev.crossdock.review.Transport.Kafka;
import dev.crossdock.review.Transport.Topic;
import dev.crossdock.review.Transport.Topic.Cleanup;
import dev.crossdock.review.WorkloadContract;
import dev.crossdock.review.guard.Admission;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every place that may hold a customer's data: the beans that say so, the topics of the contracts, their dead letters. */
@ApplicationScoped
public class PersonalDataStores {

    @Inject
    @Any
    Instance<PersonalDataStore> beans;

    @Inject
    Admission admission;

    @Inject
    DeadLetterSweep sweep;

    @Inject
    SweepLock lock;

    private List<PersonalDataStore> stores = List.of();

    @PostConstruct
    void collect() {
        List<PersonalDataStore> all = new ArrayList<>(beans.stream().toList());
        all.addAll(deadLetters());
        all.sort(Comparator.comparing(PersonalDataStore::name));
        stores = List.copyOf(all);
    }

    /** Those that are looked into. */
    public List<PersonalDataStore> all() {
        return stores;
    }

    /** The dead letters of all groups. */
    List<DeadLetterStore> deadLetters() {
        return personal()
                .flatMap(contract ->
                        contract.transport(Kafka.class).filter(kafka -> kafka.deadLetters() != null).stream()
                                .flatMap(kafka -> kafka.topics().stream())
                                .flatMap(topic -> contract.readersOf(topic)
                                        .map(reader -> new DeadLetterStore(
                                                Kafka.DeadLetters.topic(topic.name(), reader.group()),
                                                reader.group(),
                                                sweep,
                                                lock))))
                .toList();
    }

    /** The names of the topics whose records speak of people. */
    public Set<String> topics() {
        return personal()
                .flatMap(contract -> contract.topics().stream())
                .map(Topic::name)
                .collect(Collectors.toSet());
    }

    /** What becomes of the records in each topic after an erasure at that time; nobody looks into them. */
    public List<StoreConfirmation> expiring(Instant erased) {
        return Stream.concat(
                        personal()
                                .flatMap(contract -> contract.topics().stream())
                                .map(topic -> expiring(topic, erased)),
                        Stream.of(receipts(erased)))
                .toList();
    }

    private static StoreConfirmation receipts(Instant erased) {
        return new StoreConfirmation(
                "ingest.event_receipt",
                Kind.TABLE.word(),
                StoreConfirmation.EXPIRES,
                null,
                erased.plus(ReceiptPruning.KEPT),
                "it holds ids of events, where they stand and digests of them, no content; forgotten then");
    }

    /** Projections of contracts with personal data that no bean stands for, so that nobody can confirm. */
    public List<StoreConfirmation> unanswered() {
        Set<String> known = stores.stream().map(PersonalDataStore::name).collect(Collectors.toSet());
        return declaredProjections(admission.contracts()).stream()
                .filter(name -> !known.contains(name))
                .map(name -> new StoreConfirmation(
                        name,
                        Kind.TABLE.word(),
                        StoreConfirmation.OPEN,
                        null,
                        null,
                        "declared in a contract; no part of the application can look into it"))
                .toList();
    }

    /** The projections that contracts with personal data declare. */
    public static List<String> declaredProjections(List<WorkloadContract> contracts) {
        return contracts.stream()
                .filter(PersonalDataStores::isPersonal)
                .flatMap(contract -> contract.transport(Transport.Projections.class).stream())
                .flatMap(projections -> projections.projections().stream())
                .map(Transport.Projection::name)
                .distinct()
                .toList();
    }

    private Stream<WorkloadContract> personal() {
        return admission.contracts().stream()
                .filter(PersonalDataStores::isPersonal)
                .filter(contract -> contract.transport(Kafka.class)
                        .filter(kafka -> kafka.cluster() != Kafka.Cluster.LOGGING)
                        .isPresent());
    }

    private static boolean isPersonal(WorkloadContract contract) {
        return contract.personalData() != null
                && !contract.personalData().fields().isEmpty();
    }

    private static StoreConfirmation expiring(Topic topic, Instant erased) {
        @Nullable Duration retention = topic.cleanup() == Cleanup.COMPACT ? null : topic.retention();
        String how = topic.cleanup() == Cleanup.COMPACT
                ? "a tombstone stands behind the person's records; once their segments are rolled compaction removes them, later the tombstone too"
                : "its records are kept as declared; the last one written before the erasure expires then";
        return new StoreConfirmation(
                topic.name(),
                Kind.TOPIC.word(),
                StoreConfirmation.EXPIRES,
                null,
                retention == null ? null : erased.plus(retention),
                how);
    }
}
