package dev.crossdock.review.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.group.GroupState;
import dev.crossdock.review.live.ConnectSnapshot.ConnectorState;
import dev.crossdock.review.live.ConnectSnapshot.TaskState;
import dev.crossdock.review.live.ConnectorGroups.Connector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorGroupsTest {

    private static final String URL = "http://connect.example.org:8083";

    @Test
    void a_connector_with_a_failed_task_has_failed_though_connect_calls_it_running() {
        List<Connector> seen = seen(new ConnectorState(
                "export",
                "RUNNING",
                null,
                List.of(new TaskState(0, "RUNNING", null), new TaskState(1, "FAILED", "the disk is full"))));

        assertThat(seen).containsExactly(new Connector("export", GroupState.FAILED, "the disk is full"));
        assertThat(seen.get(0).status().lag()).isEqualTo(-1);
        assertThat(seen.get(0).actions()).isEmpty();
    }

    @Test
    void a_stopped_connector_stands_still_as_a_paused_one_does() {
        assertThat(seen(new ConnectorState("export", "STOPPED", null, List.of())))
                .containsExactly(new Connector("export", GroupState.PAUSED, null));
    }

    @Test
    void while_connect_is_silent_its_connectors_stay_known() {
        List<Connector> before = seen(new ConnectorState("export", "RUNNING", null, List.of()));

        assertThat(ConnectorGroups.seen(ConnectSnapshot.unreachable(URL, "it is down"), before))
                .containsExactly(new Connector("export", GroupState.UNKNOWN, "Connect does not answer: it is down"));
    }

    private static List<Connector> seen(ConnectorState connector) {
        return ConnectorGroups.seen(new ConnectSnapshot(URL, null, Map.of(connector.name(), connector)), List.of());
    }
}
