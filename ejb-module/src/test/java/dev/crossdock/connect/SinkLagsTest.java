package dev.crossdock.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.KafkaCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SinkLagsTest {

    private static final TopicPartition FIRST = new TopicPartition("orders", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders", 1);

    private static final List<KafkaCluster> CLUSTERS = List.of(
            new KafkaCluster(Cluster.BUSINESS, Optional.of("kafka-1:9092,kafka-2:9092"), Optional.empty()),
            new KafkaCluster(Cluster.LOGGING, Optional.of("logs:9092"), Optional.empty()));

    @Test
    void records_that_were_not_handled_count_and_those_that_are_gone_do_not() {
        assertThat(SinkLags.lag(
                        Map.of(FIRST, 100L, SECOND, 40L), Map.of(FIRST, 150L, SECOND, 50L), Map.of(FIRST, 120L)))
                .isEqualTo(30 + 10);
    }

    @Test
    void a_sink_that_is_ahead_of_what_was_read_is_not_behind() {
        assertThat(SinkLags.lag(Map.of(), Map.of(FIRST, 5L), Map.of(FIRST, 7L))).isZero();
    }

    @Test
    void a_sink_reads_from_the_business_cluster_unless_it_names_brokers() {
        assertThat(SinkLags.cluster(null, CLUSTERS)).contains(Cluster.BUSINESS);
        assertThat(SinkLags.cluster("elsewhere:9092, logs:9092", CLUSTERS)).contains(Cluster.LOGGING);
        assertThat(SinkLags.cluster("elsewhere:9092", CLUSTERS)).isEmpty();
    }
}
