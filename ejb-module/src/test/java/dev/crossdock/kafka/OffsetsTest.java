package dev.crossdock.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    private static final Logger LOG = Logger.getLogger(Offsets.class.getName());
    private static final List<String> TOPICS = List.of("letters");

    private final List<Cluster> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Offsets offsets = new Offsets();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord event) {
            told.add(event.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listener);
    }

    @Test
    void where_a_cluster_cannot_even_be_asked_that_is_told_once_and_the_caller_goes_on() {
        offsets.clusters = clusters(Optional.of("no such address"), Optional.empty());

        assertThat(offsets.ends(Cluster.BUSINESS, TOPICS)).isEmpty();
        assertThat(offsets.ends(Cluster.BUSINESS, TOPICS)).isEmpty();
        assertThat(offsets.ends(Cluster.LOGGING, TOPICS)).isEmpty();

        assertThat(told)
                .satisfiesExactly(
                        line -> assertThat(line).contains("cluster=business asked=ends of [letters]"),
                        line -> assertThat(line)
                                .contains("cluster=logging asked=ends of [letters]: there is no logging"));
    }

    @Test
    void who_asks_while_the_application_stops_makes_no_client_that_nobody_closes() {
        offsets.clusters = clusters(Optional.of("127.0.0.1:1"), Optional.empty());

        offsets.close();

        assertThat(offsets.ends(Cluster.BUSINESS, TOPICS)).isEmpty();
        assertThat(asked).isEmpty();
    }

    private KafkaClusters clusters(Optional<String> business, Optional<String> logging) {
        return new KafkaClusters() {
            @Override
            public KafkaCluster of(Cluster id) {
                asked.add(id);
                return new KafkaCluster(id, id == Cluster.BUSINESS ? business : logging, Optional.empty());
            }
        };
    }
}
