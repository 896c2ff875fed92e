package dev.crossdock.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsumerGroupsTest {

    private final StreamsApplication scoring = new StreamsApplication("scoring");
    private final ConsumerGroups groups = new ConsumerGroups();

    /** As a room with a streams application would bring it. */
    private record StreamsApplication(String name, GroupKind kind, List<String> performed) implements ConsumerGroup {

        StreamsApplication(String name) {
            this(name, GroupKind.STREAMS_APPLICATION, new ArrayList<>());
        }

        @Override
        public GroupStatus status() {
            return GroupStatus.of(this, List.of("payments"), GroupState.RUNNING, 7, null, List.of());
        }

        @Override
        public List<GroupPosition> positions() {
            return List.of(GroupPosition.of("payments", 0, 42));
        }

        @Override
        public Set<GroupAction> actions() {
            return Set.of(GroupAction.RESET, GroupAction.PAUSE);
        }

        @Override
        public void perform(GroupAction action, String actor) {
            performed.add(actor + " wants " + action.word());
        }
    }

    ConsumerGroupsTest() {
        groups.sources = List.of(
                () -> List.of(scoring),
                () -> List.of(new StreamsApplication("alerts"), new StreamsApplication("cases")));
    }

    @Test
    void groups_of_all_rooms_are_listed_by_name() {
        assertThat(groups.all()).extracting(GroupStatus::name).containsExactly("alerts", "cases", "scoring");
    }

    @Test
    void a_group_tells_its_kind_its_lag_and_what_it_can_do() {
        GroupStatus status = groups.status("scoring");

        assertThat(status.kind()).isEqualTo(GroupKind.STREAMS_APPLICATION);
        assertThat(status.lag()).isEqualTo(7);
        assertThat(status.applied()).isEqualTo(GroupStatus.UNKNOWN);
        assertThat(status.can(GroupAction.RESET)).isTrue();
        assertThat(status.can(GroupAction.REBUILD)).isFalse();
    }

    @Test
    void a_connector_that_is_named_like_a_group_of_the_application_does_not_take_its_place() {
        StreamsApplication connector = new StreamsApplication("scoring", GroupKind.CONNECTOR, new ArrayList<>());
        groups.sources = List.of(() -> List.of(connector), () -> List.of(scoring));

        groups.perform("scoring", GroupAction.PAUSE, "olivia");

        assertThat(scoring.performed()).containsExactly("olivia wants pause");
        assertThat(connector.performed()).isEmpty();
        assertThat(groups.all()).extracting(GroupStatus::kind).containsExactly(GroupKind.STREAMS_APPLICATION);
    }

    @Test
    void an_action_reaches_the_group_with_who_wants_it() {
        groups.perform("scoring", GroupAction.RESET, "olivia");

        assertThat(scoring.performed()).containsExactly("olivia wants reset");
    }

    @Test
    void what_a_kind_cannot_do_is_refused_with_what_it_can() {
        assertThatThrownBy(() -> groups.perform("scoring", GroupAction.REBUILD, "olivia"))
                .isInstanceOf(GroupException.class)
                .hasMessage("'scoring' is a streams application and cannot rebuild; it can pause, reset");
        assertThat(scoring.performed()).isEmpty();
    }

    @Test
    void an_unknown_name_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> groups.require("scorin", GroupAction.PAUSE))
                .isInstanceOf(GroupException.class)
                .hasMessageContaining("alerts, cases, scoring");
    }
}
