package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.erasure.DeadLetterSweep.Swept;
import dev.crossdock.persistence.store.InstanceLocks;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one group could not process of one topic. */
final class DeadLetterStore implements PersonalDataStore {

    private final DeclaredStores.DeadLetterTopic letters;
    private final DeadLetterSweep sweep;
    private final InstanceLocks locks;

    DeadLetterStore(DeclaredStores.DeadLetterTopic letters, DeadLetterSweep sweep, InstanceLocks locks) {
        this.letters = letters;
        this.sweep = sweep;
        this.locks = locks;
    }

    @Override
    public String name() {
        return letters.topic();
    }

    @Override
    public Kind kind() {
        return Kind.DEAD_LETTERS;
    }

    @Override
    public Optional<String> fedBy() {
        return Optional.of(letters.group());
    }

    @Override
    public Cluster cluster() {
        return letters.cluster();
    }

    /** Looks twice if it had to take something out: what counts is what is seen afterwards. */
    @Override
    public Look look(ErasedCustomer customer) {
        return locks.tryWith(lock(), () -> look(customer.id()))
                .orElseGet(() -> new Look(false, "another sweep is under way"));
    }

    private Look look(String customer) {
        @Nullable Swept taken = null;
        Swept seen = sweep(customer);
        if (seen.removed() > 0) {
            taken = seen;
            seen = sweep(customer);
        }
        return new Look(
                seen.removed() == 0,
                "read all %d letters: none has the key, the subject or a customerId of the person, none that cannot be read holds the id as a word"
                                .formatted(seen.read())
                        + (taken == null
                                ? ""
                                : "; %d were taken out, their segments leave the disk when Kafka rolls them"
                                        .formatted(taken.removed())));
    }

    /**
     * Takes out the letters of everybody who is erased.
     *
     * @param erasedAmong which of some ids are erased
     */
    void sweepAll(UnaryOperator<Set<String>> erasedAmong) {
        locks.tryWith(
                lock(),
                () -> sweep.sweep(
                        letters.cluster(),
                        letters.topic(),
                        letter -> !erasedAmong
                                .apply(CustomerReferences.in(letter))
                                .isEmpty()));
    }

    /** One sweep of a topic at a time: two would write what is to stay twice. Sweeps of others do not disturb it. */
    private String lock() {
        return "erasure.dead-letters " + letters.topic();
    }

    private Swept sweep(String customer) {
        return sweep.sweep(
                letters.cluster(),
                letters.topic(),
                letter -> CustomerReferences.in(letter).contains(customer));
    }
}
