package dev.crossdock.bench.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.MessageProperties;
import dev.crossdock.bench.Contestant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The baseline {@code rabbitmq}: a durable queue, persistent messages, publisher confirms, manual acknowledgements. */
public final class RabbitQueue implements Contestant {

    /** The setting that tells the port of the broker. */
    public static final String PORT = "rabbitmq.port";

    private static final String QUEUE = "bench.work";
    private static final int WORKERS = 4;
    private static final long CONFIRM_TIMEOUT_MILLIS = 10_000;

    private final Connection connection;
    private volatile Consumer<String> done = id -> {};

    /** Connects to the broker at {@link #PORT}. */
    public RabbitQueue(Map<String, String> settings) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(Integer.parseInt(settings.getOrDefault(PORT, "5672")));
        connection = factory.newConnection();
        try (Channel channel = connection.createChannel()) {
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
        }
        for (int i = 0; i < WORKERS; i++) {
            Channel channel = connection.createChannel();
            channel.basicQos(100);
            channel.basicConsume(QUEUE, false, new DefaultConsumer(channel) {
                @Override
                public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                        throws IOException {
                    getChannel().basicAck(envelope.getDeliveryTag(), false);
                    done.accept(new String(body, StandardCharsets.UTF_8));
                }
            });
        }
    }

    @Override
    public void onDone(Consumer<String> listener) {
        done = listener;
    }

    @Override
    public Sender sender() throws IOException {
        Channel channel = connection.createChannel();
        channel.confirmSelect();
        return new Sender() {
            @Override
            public String send() throws Exception {
                String id = UUID.randomUUID().toString();
                channel.basicPublish(
                        "", QUEUE, MessageProperties.PERSISTENT_BASIC, id.getBytes(StandardCharsets.UTF_8));
                channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT_MILLIS);
                return id;
            }

            @Override
            public void close() throws Exception {
                channel.close();
            }
        };
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
