package dev.crossdock.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.connect.ConnectSnapshot.ConnectorState;
import dev.crossdock.connect.ConnectSnapshot.Sink;
import dev.crossdock.connect.ConnectSnapshot.TaskState;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConnectorGroupsTest {

    private static final String URL = "http://connect.example.org:8083";
    private static final Sink EXPORT = new Sink("connect-export", List.of("orders"), null);

    private final ConnectorGroups groups = new ConnectorGroups();

    ConnectorGroupsTest() {
        groups.lags = new SinkLags() {
            @Override
            Map<String, Long> of(Collection<Sink> sinks) {
                return sinks.stream().collect(Collectors.toMap(Sink::group, sink -> 7L));
            }
        };
    }

    @Test
    void a_connector_with_a_failed_task_has_failed_though_connect_calls_it_running() {
        GroupStatus status = seen(new ConnectorState(
                "export",
                "RUNNING",
                null,
                List.of(new TaskState(0, "RUNNING", null), new TaskState(1, "FAILED", "the disk is full")),
                EXPORT));

        assertThat(status.state()).isEqualTo(GroupState.FAILED);
        assertThat(status.lastError()).isEqualTo("the disk is full");
        assertThat(status.runningTasks()).isEqualTo(1);
        assertThat(status.tasks()).contains(new GroupStatus.Task(1, GroupState.FAILED, "the disk is full"));
    }

    @Test
    void a_sink_tells_its_topics_and_its_lag_and_a_source_has_none() {
        GroupStatus sink = seen(connector("export", "RUNNING", EXPORT));
        GroupStatus source = seen(connector("import", "RUNNING", null));

        assertThat(sink.topics()).containsExactly("orders");
        assertThat(sink.lag()).isEqualTo(7);
        assertThat(source.topics()).isEmpty();
        assertThat(source.lag()).isEqualTo(GroupStatus.UNKNOWN);
    }

    @Test
    void a_connector_can_be_paused_resumed_restarted_and_reset_but_not_rebuilt() {
        assertThat(seen(connector("export", "RUNNING", EXPORT)).actions())
                .containsExactlyInAnyOrder(
                        GroupAction.PAUSE, GroupAction.RESUME, GroupAction.RESTART, GroupAction.RESET);
    }

    @Test
    void a_stopped_connector_stands_still_as_a_paused_one_does() {
        assertThat(seen(connector("export", "STOPPED", EXPORT)).state()).isEqualTo(GroupState.PAUSED);
    }

    @Test
    void while_connect_is_silent_its_connectors_stay_known() {
        seen(connector("export", "RUNNING", EXPORT));

        groups.remember(ConnectSnapshot.unreachable(URL, "it is down"));
        groups.remember(ConnectSnapshot.unreachable(URL, "it is still down"));

        GroupStatus status = groups.groups().get(0).status();
        assertThat(status.name()).isEqualTo("export");
        assertThat(status.state()).isEqualTo(GroupState.UNKNOWN);
        assertThat(status.lag()).isEqualTo(GroupStatus.UNKNOWN);
        assertThat(status.lastError()).isEqualTo("it is still down");
    }

    @Test
    void a_configuration_tells_how_a_sink_reads() {
        assertThat(sink("""
                        {"type": "sink", "config": {"topics": "orders , returns", "connection.password": "secret",
                         "consumer.override.group.id": "exports", "consumer.override.bootstrap.servers": "logs:9092"}}""")).isEqualTo(new Sink("exports", List.of("orders", "returns"), "logs:9092"));
        assertThat(sink("""
                        {"type": "sink", "config": {"topics.regex": "or.*"}}""")).isEqualTo(new Sink("connect-export", List.of(), null));
        assertThat(sink("""
                        {"type": "source", "config": {"topics": "orders"}}""")).isNull();
    }

    private static @Nullable Sink sink(String info) {
        return ConnectClient.sink("export", JsonMapper.shared().readTree(info));
    }

    private static ConnectorState connector(String name, String state, @Nullable Sink sink) {
        return new ConnectorState(name, state, null, List.of(), sink);
    }

    private GroupStatus seen(ConnectorState... connectors) {
        groups.remember(new ConnectSnapshot(
                URL,
                null,
                Arrays.stream(connectors).collect(Collectors.toMap(ConnectorState::name, Function.identity()))));
        return groups.groups().get(0).status();
    }
}
