package dev.crossdock.connect;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.connect.ConnectSnapshot.ConnectorState;
import dev.crossdock.connect.ConnectSnapshot.Sink;
import dev.crossdock.connect.ConnectSnapshot.TaskState;
import dev.crossdock.group.ConsumerGroup;
import dev.crossdock.group.ConsumerGroupSource;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupKind;
import dev.crossdock.group.GroupPosition;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of Kafka Connect, where one is configured. They are looked at in the background: however long Connect or
 * Kafka keep that waiting, whoever asks gets what was seen last.
 */
@ApplicationScoped
public class ConnectorGroups implements ConsumerGroupSource {

    private static final Set<GroupAction> ACTIONS =
            EnumSet.of(GroupAction.PAUSE, GroupAction.RESUME, GroupAction.RESTART, GroupAction.RESET);

    /** Connect does what it is told a little later. */
    private static final RetryPolicy<Boolean> UNTIL_DONE = RetryPolicy.<Boolean>builder()
            .handleResult(false)
            .withDelay(Duration.ofMillis(200))
            .withMaxRetries(-1)
            .withMaxDuration(Duration.ofSeconds(3))
            .build();

    @Inject
    @ConfigProperty(name = "crossdock.connect.url")
    Optional<String> url;

    @Inject
    SinkLags lags;

    @Inject
    AuditLog audit;

    private Optional<ConnectClient> client = Optional.empty();
    private volatile @Nullable ConnectSnapshot seen;
    private volatile List<Connector> known = List.of();

    @PostConstruct
    void start() {
        client = url.map(ConnectClient::new);
    }

    @Override
    public List<Connector> groups() {
        return known;
    }

    /** Whether somebody said where Kafka Connect is. */
    boolean isConfigured() {
        return client.isPresent();
    }

    /** What was seen last; null if no Connect is configured, or nobody has looked yet. */
    @Nullable ConnectSnapshot seen() {
        return seen;
    }

    /**
     * Looks now, for as long as Connect and Kafka take.
     *
     * @return what Connect says; null if none is configured
     */
    public synchronized @Nullable ConnectSnapshot look() {
        client.map(ConnectClient::observe).ifPresent(this::remember);
        return seen;
    }

    /** While Connect does not answer, the connectors known before stay known. */
    void remember(ConnectSnapshot now) {
        if (now.problem() == null) {
            Map<String, Long> lag = lags.of(now.connectors().values().stream()
                    .map(ConnectorState::sink)
                    .filter(Objects::nonNull)
                    .toList());
            known = now.connectors().values().stream()
                    .sorted(Comparator.comparing(ConnectorState::name))
                    .map(state -> new Connector(state, lag, null))
                    .toList();
        } else {
            known = known.stream()
                    .map(connector -> new Connector(connector.seen, Map.of(), now.problem()))
                    .toList();
        }
        seen = now;
    }

    private void perform(String connector, GroupAction action, String actor) {
        ConnectClient connect = client.orElseThrow();
        audit.recordAlone(
                AuditEntry.of(actor, AuditAction.valueOf(action.name())).about(connector));
        switch (action) {
            case PAUSE -> connect.pause(connector);
            case RESUME -> connect.resume(connector);
            case RESTART -> connect.restartFailed(connector);
            case RESET -> connect.reset(connector);
            case REBUILD -> throw new IllegalStateException("a connector is reset, never rebuilt");
        }
        GroupState wanted = action == GroupAction.PAUSE ? GroupState.PAUSED : GroupState.RUNNING;
        Failsafe.with(UNTIL_DONE).get(() -> {
            look();
            return known.stream().anyMatch(now -> now.name().equals(connector) && now.state() == wanted);
        });
    }

    /** One connector, as it was seen. */
    final class Connector implements ConsumerGroup {

        private final ConnectorState seen;
        private final long lag;
        private final @Nullable String silence;

        /**
         * A connector.
         *
         * @param lags by consumer group
         * @param silence why Connect does not answer; null if it does
         */
        private Connector(ConnectorState seen, Map<String, Long> lags, @Nullable String silence) {
            Sink sink = seen.sink();
            this.seen = seen;
            this.lag = sink == null ? GroupStatus.UNKNOWN : lags.getOrDefault(sink.group(), GroupStatus.UNKNOWN);
            this.silence = silence;
        }

        @Override
        public String name() {
            return seen.name();
        }

        @Override
        public GroupKind kind() {
            return GroupKind.CONNECTOR;
        }

        @Override
        public GroupStatus status() {
            Sink sink = seen.sink();
            return GroupStatus.of(
                    this,
                    sink == null ? List.of() : sink.topics(),
                    state(),
                    lag,
                    silence == null ? lastError() : silence,
                    silence == null ? tasks() : List.of());
        }

        /** A connector that lost a task has failed, though Connect calls it running. */
        private GroupState state() {
            if (silence != null) {
                return GroupState.UNKNOWN;
            }
            return seen.tasks().stream().map(TaskState::state).anyMatch("FAILED"::equals)
                    ? GroupState.FAILED
                    : ConnectorGroups.state(seen.state());
        }

        private @Nullable String lastError() {
            return Stream.concat(
                            Stream.ofNullable(seen.reason()),
                            seen.tasks().stream().map(TaskState::reason))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private List<GroupStatus.Task> tasks() {
            return seen.tasks().stream()
                    .map(task -> new GroupStatus.Task(task.id(), ConnectorGroups.state(task.state()), task.reason()))
                    .toList();
        }

        @Override
        public List<GroupPosition> positions() {
            return client.orElseThrow().offsets(name());
        }

        @Override
        public Set<GroupAction> actions() {
            return ACTIONS;
        }

        @Override
        public void perform(GroupAction action, String actor) {
            ConnectorGroups.this.perform(name(), action, actor);
        }
    }

    /** In Connect's words. */
    private static GroupState state(String connect) {
        return switch (connect) {
            case "RUNNING" -> GroupState.RUNNING;
            case "PAUSED", "STOPPED" -> GroupState.PAUSED;
            case "FAILED" -> GroupState.FAILED;
            case "UNASSIGNED", "RESTARTING" -> GroupState.STARTING;
            default -> GroupState.UNKNOWN;
        };
    }
}
