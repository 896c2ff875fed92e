package dev.crossdock.review.live;

import dev.crossdock.group.ConsumerGroup;
import dev.crossdock.group.ConsumerGroupSource;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupKind;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.review.live.ConnectSnapshot.ConnectorState;
import dev.crossdock.review.live.ConnectSnapshot.TaskState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The connectors of Kafka Connect, where one is configured; they are looked at, and steered by Connect's own means. */
@ApplicationScoped
class ConnectorGroups implements ConsumerGroupSource {

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    @Inject
    @ConfigProperty(name = "crossdock.connect.url")
    Optional<String> url;

    private final ReentrantLock asking = new ReentrantLock();
    private volatile List<Connector> known = List.of();
    private volatile long askedAt = System.nanoTime() - FRESH_NANOS;

    /** While Connect keeps one caller waiting, the others go on with what is known. */
    @Override
    public List<Connector> groups() {
        if (url.isPresent() && System.nanoTime() - askedAt >= FRESH_NANOS && asking.tryLock()) {
            try {
                known = seen(new ConnectObserver(url.get()).observe(), known);
                askedAt = System.nanoTime();
            } finally {
                asking.unlock();
            }
        }
        return known;
    }

    /** The connectors as they are; those known before, in an unknown state, if Connect does not answer. */
    static List<Connector> seen(ConnectSnapshot now, List<Connector> before) {
        String problem = now.problem();
        return problem != null
                ? before.stream()
                        .map(connector -> new Connector(
                                connector.name(), GroupState.UNKNOWN, "Connect does not answer: " + problem))
                        .toList()
                : now.connectors().values().stream()
                        .map(ConnectorGroups::connector)
                        .toList();
    }

    private static Connector connector(ConnectorState connector) {
        String error = Stream.concat(
                        Stream.of(Optional.ofNullable(connector.reason())),
                        connector.tasks().stream().map(task -> Optional.ofNullable(task.reason())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        boolean failed = connector.tasks().stream().map(TaskState::state).anyMatch("FAILED"::equals);
        return new Connector(connector.name(), failed ? GroupState.FAILED : state(connector.state()), error);
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

    /** One connector. */
    record Connector(
            String name, GroupState state, @Nullable String lastError) implements ConsumerGroup {

        @Override
        public GroupKind kind() {
            return GroupKind.CONNECTOR;
        }

        @Override
        public GroupStatus status() {
            return GroupStatus.of(this, List.of(), state, GroupStatus.UNKNOWN, lastError);
        }

        @Override
        public Set<GroupAction> actions() {
            return Set.of();
        }

        @Override
        public void perform(GroupAction action, String actor) {
            throw new IllegalStateException("a connector is steered by Connect's own means");
        }
    }
}
