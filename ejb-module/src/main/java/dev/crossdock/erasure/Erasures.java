package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.erasure.PersonalDataStore.Look;
import dev.crossdock.kafka.Offsets;
import dev.crossdock.value.CustomerId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Erases customers: the erasure is written down, all readers are told, then every store is asked again and again until it
 * has passed the erasure and holds nothing. Each step may be repeated, by any instance, after any crash.
 */
@ApplicationScoped
public class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class.getName());
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final int MANY = 100;

    private final Clock clock = Clock.systemUTC();

    @Resource
    ManagedExecutorService executor;

    @Inject
    ErasureRegister register;

    @Inject
    ErasureNotice notice;

    @Inject
    PersonalDataStores stores;

    @Inject
    CorrectionStore corrections;

    @Inject
    GroupCatchUp groups;

    @Inject
    Offsets offsets;

    /** What happens to a customer whom no store knows. */
    public enum Unknown {
        /** Nothing. */
        REFUSE,
        /** They are erased all the same: what is on its way about them will find nothing to begin. */
        ERASE
    }

    /**
     * Erases a customer, and waits for a while until it is done; what is open then is done in the background. Erased once
     * more, there is the same certificate.
     *
     * @throws UnknownCustomerException if no store knows the customer and that is to be refused
     */
    public Certificate erase(
            CustomerId customerId, String actor, @Nullable String reason, Unknown unknown, Duration patience) {
        String customer = customerId.value();
        Optional<Certificate> before = register.of(customer);
        long id = before.isPresent()
                ? before.get().id()
                : register.open(customer, nextRevision(customer, unknown), actor, reason);
        Instant deadline = clock.instant().plus(patience);
        await(executor.submit(() -> advance(id, deadline)), patience);
        return register.find(id).orElseThrow();
    }

    private void advance(long id, Instant deadline) {
        Certificate certificate = register.find(id).orElseThrow();
        do {
            certificate = advance(certificate, EnumSet.noneOf(Cluster.class));
        } while (!certificate.isComplete() && clock.instant().isBefore(deadline) && pause());
    }

    /** A store may take longer to be looked at than anybody waits for an answer; the work goes on then. */
    private static void await(Future<?> work, Duration patience) {
        try {
            work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            LOG.log(Level.FINE, "erasure.goes.on", goesOn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the erasure could not be moved on", e.getCause());
        }
    }

    /** Moves on everything that is open. */
    void advanceAll() {
        Set<Cluster> away = EnumSet.noneOf(Cluster.class);
        long after = 0;
        List<Certificate> open;
        do {
            open = register.openAfter(after, MANY);
            for (Certificate erasure : open) {
                advance(erasure, away);
                after = erasure.id();
            }
        } while (open.size() == MANY);
    }

    /** Takes out of the dead letters, and out of what operators made of them, what has come since about people who are erased. */
    void sweepLatecomers() {
        stores.deadLetters().forEach(letters -> sweep(letters, () -> letters.sweepAll(register::erasedAmong)));
        sweep(corrections, () -> corrections.sweepAll(register::erasedAmong));
    }

    /** Where it cannot be swept now it is swept the next time; the other stores are swept all the same. */
    private static void sweep(PersonalDataStore store, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "erasure.unswept store=" + store.name());
        }
    }

    private long nextRevision(String customer, Unknown unknown) {
        OptionalLong newest = stores.all().stream()
                .map(store -> store.revisionOf(customer))
                .flatMapToLong(OptionalLong::stream)
                .max();
        if (newest.isEmpty() && unknown == Unknown.REFUSE) {
            throw new UnknownCustomerException(customer);
        }
        return newest.orElse(0) + 1;
    }

    /**
     * Takes the next steps that can be taken.
     *
     * @param away the clusters that did not tell where their topics end, which are not asked again; grows
     */
    private Certificate advance(Certificate erasure, Set<Cluster> away) {
        try {
            if (erasure.publishedAt() == null) {
                stores.all().forEach(store -> store.withdraw(erasure.customer()));
                notice.publish(erasure);
            }
            noteEnds(erasure, away);
            register.confirm(erasure.id(), lines(erasure, away));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "erasure.waiting id=" + erasure.id());
        }
        return register.find(erasure.id()).orElseThrow();
    }

    /** Of a cluster that does not tell where its topics end that is noted later; until then its readers are not asked. */
    private void noteEnds(Certificate erasure, Set<Cluster> away) {
        Set<String> noted = register.fences(erasure.id()).keySet().stream()
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = new HashMap<>();
        stores.topics().forEach((cluster, topics) -> {
            if (!noted.containsAll(topics) && !away.contains(cluster)) {
                offsets.ends(cluster, topics).ifPresentOrElse(ends::putAll, () -> away.add(cluster));
            }
        });
        if (erasure.publishedAt() == null || !ends.isEmpty()) {
            register.published(erasure.id(), ends);
        }
    }

    /** A line for each store that has not confirmed yet. */
    private List<StoreConfirmation> lines(Certificate erasure, Set<Cluster> away) {
        Set<String> closed = erasure.stores().stream()
                .filter(line -> !line.isOpen())
                .map(StoreConfirmation::store)
                .collect(Collectors.toSet());
        ErasedCustomer customer =
                new ErasedCustomer(erasure.customer(), erasure.revision(), register.fences(erasure.id()));
        List<StoreConfirmation> lines = new ArrayList<>(stores.unseen(erasure.requestedAt()));
        stores.all().stream()
                .filter(store -> !closed.contains(store.name()))
                .map(store -> store.fedBy().isPresent() && away.contains(store.cluster())
                        ? open(
                                store,
                                "the %s cluster does not tell where its topics end; it is asked again"
                                        .formatted(store.cluster().word()))
                        : ask(store, customer))
                .forEach(lines::add);
        return lines;
    }

    private StoreConfirmation ask(PersonalDataStore store, ErasedCustomer customer) {
        try {
            Optional<String> group = store.fedBy();
            long unread = group.isEmpty() ? 0 : groups.unread(group.get(), store.cluster(), customer.fences());
            return unread > 0
                    ? open(store, group.orElseThrow() + " has " + unread + " records to read up to the erasure")
                    : confirmation(store, store.look(customer));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "erasure.unconfirmed store=" + store.name());
            return open(store, "it could not be asked; it is asked again");
        }
    }

    private StoreConfirmation confirmation(PersonalDataStore store, Look look) {
        return look.clean()
                ? new StoreConfirmation(
                        store.name(),
                        store.kind().word(),
                        StoreConfirmation.CONFIRMED,
                        clock.instant(),
                        null,
                        look.how())
                : open(store, look.how());
    }

    private static StoreConfirmation open(PersonalDataStore store, String what) {
        return new StoreConfirmation(store.name(), store.kind().word(), StoreConfirmation.OPEN, null, null, what);
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
