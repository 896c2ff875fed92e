package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.erasure.PersonalDataStore.Kind;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.persistence.store.InstanceLocks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every place that may hold a customer's data: the beans that say so, the topics of the contracts, their dead letters. */
@ApplicationScoped
public class PersonalDataStores {

    @Inject
    @Any
    Instance<PersonalDataStore> beans;

    @Inject
    Admission admission;

    @Inject
    KafkaClusters clusters;

    @Inject
    DeadLetterSweep sweep;

    @Inject
    InstanceLocks locks;

    private DeclaredStores declared = new DeclaredStores(List.of());
    private List<DeadLetterStore> deadLetters = List.of();
    private List<PersonalDataStore> all = List.of();

    @PostConstruct
    void collect() {
        declared = new DeclaredStores(admission.contracts());
        deadLetters = declared.deadLetters().stream()
                .filter(letters -> clusters.of(letters.cluster()).isConfigured())
                .map(letters -> new DeadLetterStore(letters, sweep, locks))
                .toList();
        all = Stream.concat(beans.stream(), deadLetters.stream())
                .sorted(Comparator.comparing(PersonalDataStore::name))
                .toList();
    }

    /** Those that are looked into. */
    List<PersonalDataStore> all() {
        return all;
    }

    /** Of these, the dead letters of all groups. */
    List<DeadLetterStore> deadLetters() {
        return deadLetters;
    }

    /** The names of the topics whose records speak of people, of each cluster that is configured. */
    Map<Cluster, Set<String>> topics() {
        Map<Cluster, Set<String>> topics = declared.topics();
        topics.keySet().removeIf(cluster -> !clusters.of(cluster).isConfigured());
        return topics;
    }

    /** Lines of a certificate about what nobody looks into: what expires by itself, and what no bean stands for. */
    List<StoreConfirmation> unseen(Instant erased) {
        Set<String> seen = all.stream().map(PersonalDataStore::name).collect(Collectors.toSet());
        Stream<StoreConfirmation> unanswered = declared.projections().stream()
                .filter(name -> !seen.contains(name))
                .map(name -> new StoreConfirmation(
                        name,
                        Kind.TABLE.word(),
                        StoreConfirmation.OPEN,
                        null,
                        null,
                        "declared in a contract; no part of the application can look into it"));
        Stream<StoreConfirmation> leftOut = declared.deadLetters().stream()
                .filter(letters -> !clusters.of(letters.cluster()).isConfigured())
                .map(letters -> letters.expiring(erased));
        return Stream.of(declared.expiring(erased).stream(), leftOut, unanswered)
                .flatMap(lines -> lines)
                .toList();
    }
}
