package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.stack.testing.Platform;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The topics of a started application against its contracts, as Kafka tells of them. */
class DeclaredTopicsIT {

    private final Admin kafka = Admin.create(Map.of(
            "bootstrap.servers", Platform.running().stack.applicationSettings().get("crossdock.kafka.bootstrap")));

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void every_topic_is_declared_and_every_declared_topic_is_as_declared() throws Exception {
        Set<String> declared = new TreeSet<>();
        for (WorkloadContract contract : new Contracts().ofThisApplication()) {
            for (Topic topic : contract.topics()) {
                isAsDeclared(topic);
                declared.add(topic.name());
                contract.readersOf(topic)
                        .forEach(reader -> declared.add(Kafka.DeadLetters.topic(topic.name(), reader.group())));
            }
        }

        // Those with two underscores are the brokers' and Kafka Connect's own.
        assertThat(kafka.listTopics().names().get())
                .filteredOn(topic -> !topic.startsWith("__"))
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void dead_letters_are_spread_like_their_source_and_kept_as_long_as_declared() throws Exception {
        String letters = "customer-profile-events.dlq.billing";

        assertThat(description(letters).partitions()).hasSize(6);
        assertThat(setting(letters, "cleanup.policy")).isEqualTo("delete");
        assertThat(setting(letters, "retention.ms")).isEqualTo("7776000000");
    }

    private void isAsDeclared(Topic topic) throws Exception {
        assertThat(description(topic.name()).partitions()).as(topic.name()).hasSize(topic.partitions());
        assertThat(setting(topic.name(), "cleanup.policy"))
                .isEqualTo(topic.cleanup().policy());
        if (topic.retention() != null) {
            assertThat(setting(topic.name(), "retention.ms"))
                    .isEqualTo(String.valueOf(topic.retention().toMillis()));
        }
        if (topic.tombstoneRetention() != null) {
            assertThat(setting(topic.name(), "delete.retention.ms"))
                    .isEqualTo(String.valueOf(topic.tombstoneRetention().toMillis()));
        }
        assertThat(setting(topic.name(), "max.message.bytes"))
                .isEqualTo(String.valueOf(topic.maxMessage().bytes()));
    }

    private TopicDescription description(String topic) throws ExecutionException, InterruptedException {
        return kafka.describeTopics(Set.of(topic)).allTopicNames().get().get(topic);
    }

    private String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = kafka.describeConfigs(Set.of(resource)).all().get().get(resource);
        return config.get(name).value();
    }
}
