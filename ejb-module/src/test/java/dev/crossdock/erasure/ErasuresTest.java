package dev.crossdock.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.Offsets;
import dev.crossdock.persistence.store.InstanceLocks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An erasure goes on with what it can, and says what it waits for. */
class ErasuresTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition LINES = new TopicPartition("lines", 0);

    private final List<String> done = new ArrayList<>();
    private final Set<Cluster> away = EnumSet.noneOf(Cluster.class);
    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(ORDERS, 10L, LINES, 20L));
    private final Register register = new Register();
    private final Erasures erasures = erasures(
            new Store("mails", null, Cluster.BUSINESS),
            new Store("orders-table", "billing", Cluster.BUSINESS),
            new Store("lines-table", "log-index", Cluster.LOGGING));

    @Test
    void while_one_cluster_is_away_the_stores_of_the_others_are_asked() {
        away.add(Cluster.LOGGING);

        erasures.advanceAll();

        assertThat(states())
                .containsOnly(
                        Map.entry("mails", "confirmed"),
                        Map.entry("orders-table", "confirmed"),
                        Map.entry("lines-table", "open"));
        assertThat(register.lines.get("lines-table").check()).contains("the logging cluster does not tell");
        assertThat(register.fences).containsOnly(Map.entry(ORDERS, 10L));

        away.clear();
        ends.put(ORDERS, 11L);
        erasures.advanceAll();

        assertThat(states()).doesNotContainValue("open");
        assertThat(register.fences).containsOnly(Map.entry(ORDERS, 10L), Map.entry(LINES, 20L));
        assertThat(done.stream().filter("published"::equals)).hasSize(1);
    }

    @Test
    void what_is_still_to_be_told_about_the_customer_is_withdrawn_before_readers_are_told() {
        erasures.advanceAll();

        assertThat(done).startsWith("mails withdrawn", "orders-table withdrawn", "lines-table withdrawn", "published");
        assertThat(done.subList(4, done.size())).noneMatch(step -> step.endsWith("withdrawn"));
    }

    @Test
    void letters_that_cannot_be_swept_keep_no_others_from_being_swept() {
        erasures.sweepLatecomers();

        assertThat(done).containsExactly("swept lines.dlq.log-index", "swept orders.dlq.billing", "swept corrections");
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        register.lines.forEach((store, line) -> states.put(store, line.state()));
        return states;
    }

    private Erasures erasures(PersonalDataStore... all) {
        Erasures made = new Erasures();
        made.register = register;
        made.notice = new ErasureNotice() {
            @Override
            public void publish(Certificate erasure) {
                done.add("published");
            }
        };
        made.groups = new GroupCatchUp() {
            @Override
            long unread(String group, Cluster cluster, Map<TopicPartition, Long> fences) {
                return 0;
            }
        };
        made.offsets = new Offsets() {
            @Override
            public Optional<Map<TopicPartition, Long>> ends(Cluster cluster, Collection<String> topics) {
                Map<TopicPartition, Long> told = new HashMap<>(ends);
                told.keySet().removeIf(partition -> !topics.contains(partition.topic()));
                return away.contains(cluster) ? Optional.empty() : Optional.of(told);
            }
        };
        made.corrections = new CorrectionStore() {
            @Override
            void sweepAll(UnaryOperator<Set<String>> erasedAmong) {
                done.add("swept corrections");
            }
        };
        made.stores = new PersonalDataStores() {
            @Override
            List<PersonalDataStore> all() {
                return List.of(all);
            }

            @Override
            List<DeadLetterStore> deadLetters() {
                return List.of(
                        letters(Cluster.LOGGING, "lines", "log-index"), letters(Cluster.BUSINESS, "orders", "billing"));
            }

            @Override
            Map<Cluster, Set<String>> topics() {
                return new EnumMap<>(Map.of(Cluster.BUSINESS, Set.of("orders"), Cluster.LOGGING, Set.of("lines")));
            }

            @Override
            List<StoreConfirmation> unseen(Instant erased) {
                return List.of();
            }
        };
        return made;
    }

    private DeadLetterStore letters(Cluster cluster, String topic, String group) {
        DeadLetterSweep sweep = new DeadLetterSweep() {
            @Override
            Swept sweep(Cluster on, String letters, Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
                done.add("swept " + letters);
                if (on == Cluster.LOGGING) {
                    throw new IllegalStateException("away");
                }
                return new Swept(0, 0);
            }
        };
        InstanceLocks locks = new InstanceLocks() {
            @Override
            public <T, E extends Exception> Optional<T> tryWith(String name, Work<T, E> work) throws E {
                return Optional.of(work.run());
            }
        };
        return new DeadLetterStore(
                new DeclaredStores.DeadLetterTopic(cluster, topic + ".dlq." + group, group, Duration.ofDays(90)),
                sweep,
                locks);
    }

    /** A store that is clean whenever it is asked. */
    private final class Store implements PersonalDataStore {

        private final String name;
        private final @Nullable String group;
        private final Cluster cluster;

        Store(String name, @Nullable String group, Cluster cluster) {
            this.name = name;
            this.group = group;
            this.cluster = cluster;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<String> fedBy() {
            return Optional.ofNullable(group);
        }

        @Override
        public Cluster cluster() {
            return cluster;
        }

        @Override
        public void withdraw(String customer) {
            done.add(name + " withdrawn");
        }

        @Override
        public Look look(ErasedCustomer customer) {
            return new Look(true, "clean");
        }
    }

    /** One erasure. */
    private static final class Register extends ErasureRegister {

        private final Map<TopicPartition, Long> fences = new HashMap<>();
        private final Map<String, StoreConfirmation> lines = new TreeMap<>();
        private @Nullable Instant publishedAt;

        @Override
        public Optional<Certificate> find(long id) {
            return Optional.of(new Certificate(
                    id, "c-1", 3, Certificate.OPEN, "ada", NOON, publishedAt, null, List.copyOf(lines.values())));
        }

        @Override
        public List<Certificate> openAfter(long id, int limit) {
            return find(1).stream().toList();
        }

        @Override
        public Map<TopicPartition, Long> fences(long id) {
            return Map.copyOf(fences);
        }

        @Override
        public void published(long id, Map<TopicPartition, Long> ends) {
            publishedAt = NOON;
            ends.forEach(fences::putIfAbsent);
        }

        @Override
        public void confirm(long id, List<StoreConfirmation> said) {
            said.forEach(line -> lines.put(line.store(), line));
        }
    }
}
