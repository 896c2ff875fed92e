package dev.crossdock.review.live;

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
record ConnectSnapshot(String url, @Nullable String problem, Map<String, ConnectorState> connectors) {

    ConnectSnapshot {
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
     */
    record ConnectorState(
            String name, String state, @Nullable String reason, List<TaskState> tasks) {

        ConnectorState {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * One task of a connector.
     *
     * @param reason the first line of what it failed with; null if it did not
     */
    record TaskState(int id, String state, @Nullable String reason) {}
}
