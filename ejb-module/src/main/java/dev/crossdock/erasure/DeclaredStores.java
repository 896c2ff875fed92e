package dev.crossdock.erasure;

import dev.crossdock.contract.Transport;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.erasure.PersonalDataStore.Kind;
import dev.crossdock.event.ReceiptPruning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the contracts let personal data be kept. */
public final class DeclaredStores {

    private final List<WorkloadContract> personal;

    /** Looks at the contracts that name personal data. */
    public DeclaredStores(List<WorkloadContract> contracts) {
        this.personal = contracts.stream().filter(DeclaredStores::isPersonal).toList();
    }

    private static boolean isPersonal(WorkloadContract contract) {
        return contract.personalData() != null
                && !contract.personalData().fields().isEmpty();
    }

    /**
     * The dead letters of one group.
     *
     * @param topic where they are
     */
    record DeadLetterTopic(String topic, String group) {}

    /** The names of the projections. */
    public List<String> projections() {
        return personal.stream()
                .flatMap(contract -> contract.transport(Transport.Projections.class).stream())
                .flatMap(projections -> projections.projections().stream())
                .map(Transport.Projection::name)
                .distinct()
                .toList();
    }

    /** The names of the topics. */
    Set<String> topics() {
        return business()
                .flatMap(kafka -> kafka.topics().stream())
                .map(Topic::name)
                .collect(Collectors.toSet());
    }

    /** The dead letters of all groups. */
    List<DeadLetterTopic> deadLetters() {
        return personal.stream()
                .filter(contract -> contract.transport(Kafka.class)
                        .filter(kafka -> isBusiness(kafka) && kafka.deadLetters() != null)
                        .isPresent())
                .flatMap(contract -> contract.topics().stream()
                        .flatMap(topic -> contract.readersOf(topic)
                                .map(reader -> new DeadLetterTopic(
                                        Kafka.DeadLetters.topic(topic.name(), reader.group()), reader.group()))))
                .distinct()
                .toList();
    }

    /** What becomes by itself of what speaks of a person erased at that time. */
    List<StoreConfirmation> expiring(Instant erased) {
        return Stream.concat(
                        business()
                                .flatMap(kafka -> kafka.topics().stream())
                                .map(topic -> topic.cleanup() == Cleanup.COMPACT
                                        ? compacted(topic)
                                        : expiring(topic, erased)),
                        Stream.of(receipts(erased)))
                .toList();
    }

    private static StoreConfirmation compacted(Topic topic) {
        return expiring(
                topic.name(),
                Kind.TOPIC,
                null,
                "a tombstone stands behind the person's records; once their segments are rolled compaction removes them,"
                        + " later the tombstone too");
    }

    private static StoreConfirmation expiring(Topic topic, Instant erased) {
        @Nullable Duration retention = topic.retention();
        return expiring(
                topic.name(),
                Kind.TOPIC,
                retention == null ? null : erased.plus(retention),
                retention == null
                        ? "its records expire by size; nobody knows when"
                        : "its records are kept as declared; the last one written before the erasure expires then");
    }

    private static StoreConfirmation receipts(Instant erased) {
        return expiring(
                "ingest.event_receipt",
                Kind.TABLE,
                erased.plus(ReceiptPruning.KEPT),
                "it holds ids of events, where they stand and digests of them, no content; forgotten then");
    }

    private static StoreConfirmation expiring(String store, Kind kind, @Nullable Instant at, String how) {
        return new StoreConfirmation(store, kind.word(), StoreConfirmation.EXPIRES, null, at, how);
    }

    private Stream<Kafka> business() {
        return personal.stream()
                .flatMap(contract -> contract.transport(Kafka.class).stream())
                .filter(DeclaredStores::isBusiness);
    }

    private static boolean isBusiness(Kafka kafka) {
        return kafka.cluster() != Kafka.Cluster.LOGGING;
    }
}
