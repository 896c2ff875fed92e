package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport;
import dev.crossdock.contract.Transport.Batch;
import dev.crossdock.contract.Transport.Bucket;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.Transport.Projection;
import dev.crossdock.contract.Transport.Projections;
import dev.crossdock.contract.Transport.Queue;
import dev.crossdock.contract.Transport.Queues;
import dev.crossdock.contract.Transport.Sequencer;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a workload runs on, one line for each thing that is created. */
final class TransportLines {

    private TransportLines() {}

    static List<String> of(WorkloadContract contract) {
        return contract.transport().stream().flatMap(TransportLines::of).toList();
    }

    private static Stream<String> of(Transport transport) {
        if (transport instanceof Kafka kafka) {
            return kafka(kafka).stream();
        } else if (transport instanceof Queues queues) {
            return queues.queues().stream().map(TransportLines::queue);
        } else if (transport instanceof ObjectStorage storage) {
            return storage.buckets().stream().map(TransportLines::bucket);
        } else if (transport instanceof Projections projections) {
            return projections.projections().stream().map(TransportLines::projection);
        } else if (transport instanceof Batch batch) {
            return Stream.of(
                    "job `" + batch.job() + "`" + maybe(", at ", batch.schedule()) + maybe(" ", batch.timeZone()));
        } else if (transport instanceof Sequencer sequencer) {
            return Stream.of("one order, given by " + sequencer.authority() + maybe(", from ", sequencer.input())
                    + maybe(" to ", sequencer.output()));
        }
        return Stream.empty();
    }

    private static List<String> kafka(Kafka kafka) {
        List<String> lines = new ArrayList<>();
        kafka.topics().forEach(topic -> lines.add(topic(topic)));
        if (kafka.deadLetters() != null) {
            lines.add("topics of dead letters, one for each group, records expire after "
                    + Durations.text(kafka.deadLetters().retention()));
        }
        Stream.of(kafka.sourceConnector(), kafka.sinkConnector())
                .flatMap(Stream::ofNullable)
                .forEach(connector -> lines.add("connector `" + connector + "`"));
        if (kafka.streamProcessor() != null) {
            lines.add("stream processor `" + kafka.streamProcessor() + "`");
        }
        return lines;
    }

    private static String topic(Topic topic) {
        String kept = switch (topic.cleanup()) {
            case DELETE -> Wording.kept(topic);
            case COMPACT -> "compacted";
            case COMPACT_AND_DELETE -> "compacted, " + Wording.kept(topic);
        };
        return "topic `" + topic.name() + "`"
                + (topic.partitions() == null ? "" : ", " + topic.partitions() + " partitions")
                + maybe(" by ", Wording.key(topic))
                + ", " + kept
                + (topic.tombstoneRetention() == null
                        ? ""
                        : ", deletions stay readable for " + Durations.text(topic.tombstoneRetention()))
                + (topic.events().isEmpty() ? "" : "; carries " + String.join(", ", topic.events()));
    }

    private static String queue(Queue queue) {
        return "queue `" + queue.name() + "`"
                + maybe(", for ", queue.filter())
                + maybe(", attempts: ", queue.maxDeliveries())
                + ", then to `" + queue.deadLetterQueue() + "`";
    }

    private static String bucket(Bucket bucket) {
        return "bucket `" + bucket.name() + "`"
                + (bucket.retention() == null ? "" : ", content stays for " + Durations.text(bucket.retention()))
                + maybe(", at most ", bucket.maxObject());
    }

    private static String projection(Projection projection) {
        return "projection `" + projection.name() + "` in " + Wording.store(projection.store())
                + maybe(", fed by ", projection.fedBy())
                + (projection.queriedBy().isEmpty() ? "" : ", queried by " + String.join(", ", projection.queriedBy()));
    }

    private static String maybe(String before, @Nullable Object value) {
        return value == null ? "" : before + value;
    }
}
