package dev.crossdock.projection;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Migrations;
import dev.crossdock.projection.store.GroupRegister;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Rebuilds a group's tables from the start of its topics: into a shadow schema while the live tables serve and move on,
 * then, with the group's positions locked, both are brought to the end of the topics, compared, and swapped.
 */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class.getName());
    private static final long MOMENT_NANOS = 1_000_000_000L;

    @Inject
    Database database;

    @Inject
    Migrations migrations;

    @Inject
    GroupRegister register;

    @Inject
    Steering steering;

    @Inject
    RebuildTransaction transaction;

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String bootstrap;

    @Resource
    ManagedExecutorService executor;

    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** Whether this instance is rebuilding the group. */
    boolean isRunning(String group) {
        return running.contains(group);
    }

    /**
     * Starts in the background.
     *
     * @return the id of the report
     * @throws RebuildRunningException if one is running
     */
    long start(Projection<?, ?> projection, String actor) {
        long id = steering.openRebuild(projection.group(), actor)
                .orElseThrow(() -> new RebuildRunningException(projection.group()));
        running.add(projection.group());
        executor.execute(() -> run(projection, id));
        return id;
    }

    /** Closes the reports that a stopped application left open, and drops what it had built: that holds people's data. */
    public void abandon(Collection<Projection<?, ?>> projections) {
        register.failAbandonedRebuilds();
        for (Projection<?, ?> projection : projections) {
            cleanUp(() -> drop(shadow(projection)), shadow(projection));
            cleanUp(() -> transaction.settle(projection), projection.schema());
        }
    }

    private static String shadow(Projection<?, ?> projection) {
        return projection.schema() + "_shadow";
    }

    private <V, C> void run(Projection<V, C> projection, long id) {
        long began = System.nanoTime();
        String shadow = shadow(projection);
        try (TopicReader<V, C> reader = new TopicReader<>(projection, bootstrap)) {
            drop(shadow);
            transaction.settle(projection);
            migrations.migrate(projection.schema(), shadow);
            transaction.takeOver(projection, shadow, reader);
            catchUp(projection, shadow, reader);
            transaction.compareAndSwap(projection, shadow, reader, id, began);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "rebuild.failed group=" + projection.group());
            cleanUp(() -> drop(shadow), shadow);
            register.failRebuild(id, String.valueOf(e.getMessage()), (System.nanoTime() - began) / 1e9);
        } finally {
            cleanUp(() -> transaction.settle(projection), projection.schema());
            running.remove(projection.group());
        }
    }

    /**
     * Reads to the end that there is, then to the end that there is by then, until a pass takes no more than a moment. The
     * end itself moves on as long as somebody writes.
     */
    private <V, C> void catchUp(Projection<V, C> projection, String shadow, TopicReader<V, C> reader) {
        long began;
        do {
            began = System.nanoTime();
            Map<TopicPartition, Long> end = reader.ends();
            while (reader.isBefore(end)) {
                transaction.fill(projection, shadow, reader);
            }
        } while (System.nanoTime() - began > MOMENT_NANOS);
    }

    private interface Step {
        void run() throws SQLException;
    }

    /** What is left behind holds people's data; if it cannot be removed now, the next rebuild does. */
    private static void cleanUp(Step step, String schema) {
        try {
            step.run();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "rebuild.left.behind schema=" + schema);
        }
    }

    private void drop(String schema) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
        }
    }
}
