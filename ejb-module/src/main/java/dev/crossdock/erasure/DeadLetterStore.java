package dev.crossdock.erasure;

import dev.crossdock.erasure.DeadLetterSweep.Swept;
import dev.crossdock.erasure.store.SweepLock;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one group could not process of one topic. */
final class DeadLetterStore implements PersonalDataStore {

    private final String topic;
    private final String group;
    private final DeadLetterSweep sweep;
    private final SweepLock lock;

    DeadLetterStore(String topic, String group, DeadLetterSweep sweep, SweepLock lock) {
        this.topic = topic;
        this.group = group;
        this.sweep = sweep;
        this.lock = lock;
    }

    @Override
    public String name() {
        return topic;
    }

    @Override
    public Kind kind() {
        return Kind.DEAD_LETTERS;
    }

    @Override
    public Optional<String> fedBy() {
        return Optional.of(group);
    }

    /** Looks twice if it had to take something out: what counts is what is seen afterwards. */
    @Override
    public Look look(ErasedCustomer customer) {
        return lock.tryWith(() -> look(customer.id())).orElseGet(() -> new Look(false, "another sweep is under way"));
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
        lock.tryWith(() -> sweep.sweep(
                topic, letter -> !erasedAmong.apply(Traces.in(letter)).isEmpty()));
    }

    private Swept sweep(String customer) {
        return sweep.sweep(topic, letter -> Traces.in(letter).contains(customer));
    }
}
