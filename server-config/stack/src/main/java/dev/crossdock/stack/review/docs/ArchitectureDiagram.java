package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Batch;
import dev.crossdock.contract.Transport.Bucket;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.Transport.Kafka.DeadLetters;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.Transport.Projections;
import dev.crossdock.contract.Transport.Queue;
import dev.crossdock.contract.Transport.Queues;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.stack.review.Templates;
import dev.crossdock.stack.review.docs.Mermaid.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws what runs: for each cluster who writes, the topics, who reads, and where the results and the failures go. */
final class ArchitectureDiagram {

    private static final String PRODUCERS = "Producers";
    private static final String GROUPS = "Consumer groups";
    private static final String LETTERS = "Dead letters";

    private static final String CONNECT = "Kafka Connect";
    private static final Wording WORDING = new Wording();

    private final Mermaid chart = new Mermaid();

    private ArchitectureDiagram() {}

    static String of(List<WorkloadContract> contracts) {
        List<Map<String, Object>> sections = new ArrayList<>();
        List<Channel> channels = Channel.of(contracts);
        for (Cluster cluster : Cluster.values()) {
            List<Channel> here = channels.stream()
                    .filter(channel -> channel.kafka().cluster() == cluster)
                    .toList();
            if (!here.isEmpty()) {
                sections.add(section(title(cluster), kafka(cluster, here), unread(here)));
            }
        }
        others(contracts)
                .ifPresent(chart -> sections.add(section("Queues, object storage and batch jobs", chart, List.of())));
        return Templates.fill("diagram.md", Map.of("origin", GeneratedDocuments.ORIGIN, "sections", sections));
    }

    private static Map<String, Object> section(String title, String chart, List<String> unread) {
        return Map.of("title", title, "chart", chart, "unread", unread);
    }

    private static String title(Cluster cluster) {
        return cluster == Cluster.BUSINESS ? "Business cluster" : "Logging cluster";
    }

    private static List<String> unread(List<Channel> channels) {
        return channels.stream()
                .filter(channel -> channel.readers().isEmpty()
                        && channel.kafka().sinkConnector() == null
                        && channel.kafka().streamProcessor() == null)
                .map(Channel::name)
                .toList();
    }

    private static String kafka(Cluster cluster, List<Channel> channels) {
        ArchitectureDiagram drawing = new ArchitectureDiagram();
        channels.forEach(channel -> drawing.channel(title(cluster), channel));
        return drawing.chart.block();
    }

    private void channel(String cluster, Channel channel) {
        Kafka kafka = channel.kafka();
        List<String> sources =
                sources(kafka.sourceConnector() == null ? channel.writers() : Channel.producers(channel.contract()));
        if (kafka.sourceConnector() != null) {
            String connector = chart.node(CONNECT, Form.BOX, kafka.sourceConnector());
            sources.forEach(source -> chart.arrow(source, connector));
            sources = List.of(connector);
        }
        String topic = chart.node(cluster, Form.STORE, channel.name(), details(channel.topic()));
        for (String source : sources) {
            chart.arrow(source, topic);
        }
        channel.readers().forEach(reader -> reader(topic, channel, reader));
        if (kafka.sinkConnector() != null) {
            chart.arrow(topic, chart.node(CONNECT, Form.BOX, kafka.sinkConnector()));
        }
        if (kafka.streamProcessor() != null) {
            chart.arrow(topic, chart.node("Stream processors", Form.BOX, kafka.streamProcessor()));
        }
    }

    private static String[] details(Topic topic) {
        String partitions = topic.partitions() == null ? "" : topic.partitions() + " partitions";
        String key = topic.key() == null ? "" : "by " + WORDING.key(topic);
        String kept = topic.cleanup() == Topic.Cleanup.DELETE ? "" : "latest per key";
        String age = topic.retention() == null ? "" : Durations.text(topic.retention());
        return new String[] {(partitions + " " + key).strip(), (kept + " " + age).strip()};
    }

    private void reader(String topic, Channel channel, Consumer reader) {
        String group = chart.node(GROUPS, Form.ROUND, reader.group());
        chart.arrow(topic, group);
        channel.contract().transport(Projections.class).stream()
                .flatMap(projections -> projections.projections().stream())
                .filter(projection -> reader.group().equals(projection.fedBy()))
                .forEach(projection -> chart.arrow(
                        group, chart.node(WORDING.store(projection.store()), Form.STORE, projection.name())));
        DeadLetters letters = channel.kafka().deadLetters();
        if (letters != null) {
            // One node for the topics of all groups: drawn one by one they would hide the rest.
            chart.dottedArrow(
                    group,
                    chart.node(
                            LETTERS,
                            Form.STORE,
                            DeadLetters.topic(channel.name(), "*"),
                            "one topic per group",
                            Durations.text(letters.retention())));
        }
    }

    /** What does not stand on a topic, if there is any. */
    private static Optional<String> others(List<WorkloadContract> contracts) {
        ArchitectureDiagram drawing = new ArchitectureDiagram();
        boolean any = false;
        for (WorkloadContract contract : contracts) {
            var queues = contract.transport(Queues.class);
            var buckets = contract.transport(ObjectStorage.class);
            var batch = contract.transport(Batch.class);
            queues.ifPresent(used -> used.queues().forEach(queue -> drawing.queue(contract, queue)));
            buckets.ifPresent(used -> used.buckets().forEach(bucket -> drawing.bucket(contract, bucket)));
            batch.ifPresent(used -> drawing.batch(used));
            any |= queues.isPresent() || buckets.isPresent() || batch.isPresent();
        }
        return any ? Optional.of(drawing.chart.block()) : Optional.empty();
    }

    private void queue(WorkloadContract contract, Queue queue) {
        List<String> sources = sources(Channel.producers(contract));
        String node = chart.node("Artemis queues", Form.STORE, queue.name(), queue.filter());
        sources.forEach(source -> chart.arrow(source, node));
        Optional.ofNullable(contract.consumers())
                .orElse(List.of())
                .forEach(worker -> chart.arrow(node, chart.node("Workers", Form.ROUND, worker.group())));
        chart.dottedArrow(node, chart.node(LETTERS, Form.STORE, queue.deadLetterQueue()));
    }

    private void bucket(WorkloadContract contract, Bucket bucket) {
        List<String> sources = sources(Channel.producers(contract));
        String kept = bucket.retention() == null ? null : Durations.text(bucket.retention());
        String node = chart.node("Object storage", Form.STORE, bucket.name(), kept);
        sources.forEach(source -> chart.arrow(source, node));
    }

    private void batch(Batch batch) {
        chart.node("Batch jobs", Form.BOX, batch.job(), batch.schedule());
    }

    private List<String> sources(List<String> producers) {
        return producers.stream()
                .map(producer -> chart.node(PRODUCERS, Form.BOX, producer))
                .toList();
    }
}
