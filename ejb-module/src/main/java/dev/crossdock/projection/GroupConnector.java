package dev.crossdock.projection;

import io.smallrye.reactive.messaging.connector.InboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The connector {@code crossdock-kafka}: makes the channels of the groups, each named after its group. What goes through
 * them is polled by {@link GroupReader}.
 */
@ApplicationScoped
@Typed(GroupConnector.class)
public class GroupConnector implements InboundConnector {

    static final String NAME = "crossdock-kafka";

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    /**
     * A channel as it is configured.
     *
     * @param consumer the settings of the Kafka consumer that feeds it
     * @param records takes what is polled; holds one poll until it is asked for
     */
    record Channel(List<String> topics, Map<String, Object> consumer, SubmissionPublisher<Message<?>> records) {}

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        Map<String, Object> consumer = new HashMap<>();
        for (String setting : ConsumerConfig.configNames()) {
            config.getOptionalValue(setting, String.class).ifPresent(value -> consumer.put(setting, value));
        }
        // The thread that polls, or the one that asks for more, passes a poll on; work is done on neither.
        SubmissionPublisher<Message<?>> records = new SubmissionPublisher<>(Runnable::run, 1);
        List<String> topics = List.of(config.getValue("topics", String.class).split(","));
        channels.put(config.getValue(CHANNEL_NAME_ATTRIBUTE, String.class), new Channel(topics, consumer, records));
        return records;
    }

    /**
     * The channel of a group.
     *
     * @throws IllegalStateException if none is configured
     */
    Channel channel(String group) {
        Channel channel = channels.get(group);
        if (channel == null) {
            throw new IllegalStateException("no channel for group " + group
                    + ": a contract has to name it, with its topics, as what feeds a projection");
        }
        return channel;
    }
}
