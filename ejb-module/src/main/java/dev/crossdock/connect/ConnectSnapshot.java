package dev.crossdock.connect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Connect says of its connectors.
 *
 * @param url where it was asked
 * @param problem why it did not answer; null if it did
 * @param connectors by name; empty if it did not answer
 */
public record ConnectSnapshot(String url, @Nullable String problem, Map<String, ConnectorState> connectors) {

    /** Keeps its own copies. */
    public ConnectSnapshot {
        connectors = Map.copyOf(connectors);
    }

    /** It did not answer. */
    static ConnectSnapshot unreachable(String url, String problem) {
        return new ConnectSnapshot(url, problem, Map.of());
    }

    /**
     * A connector and its tasks.
     *
     * @param state in Connect's words: RUNNING, PAUSED, STOPPED, FAILED, UNASSIGNED, RESTARTING
     * @param reason the first line of what it failed with; null if it did not
     * @param sink what it reads as a group of consumers; null if it is a source
     */
    public record ConnectorState(
            String name,
            String state,
            @Nullable String reason,
            List<TaskState> tasks,
            @Nullable Sink sink) {

        /** Keeps its own copies. */
        public ConnectorState {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * One task of a connector.
     *
     * @param reason the first line of what it failed with; null if it did not
     */
    public record TaskState(int id, String state, @Nullable String reason) {}

    /**
     * How a sink reads.
     *
     * @param group by which Kafka knows it
     * @param topics by name; empty if it reads those that fit an expression
     * @param bootstrap the brokers it reads from; null for those of Connect itself
     */
    public record Sink(
            String group, List<String> topics, @Nullable String bootstrap) {

        /** Keeps its own copies. */
        public Sink {
            topics = List.copyOf(topics);
        }
    }
}
