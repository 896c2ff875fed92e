package dev.crossdock.projection;

import dev.crossdock.group.GroupException;
import dev.crossdock.group.GroupException.Reason;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.InstanceLocks;
import dev.crossdock.persistence.store.Migrations;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.GroupRegister;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.TopicPartition;

/**
 * Rebuilds a group's tables from the start of its topics: into a shadow schema while the live tables serve and move on,
 * then, with the group's positions locked, both are brought to the end of the topics, compared, and swapped.
 */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class.getName());
    private static final long MAX_LAST_PASS_NANOS = 1_000_000_000L;
    private static final long TIMEOUT_SECONDS = 30;

    @Inject
    Database database;

    @Inject
    Migrations migrations;

    @Inject
    GroupRegister register;

    @Inject
    GroupControl control;

    @Inject
    RebuildTransaction transaction;

    @Inject
    InstanceLocks locks;

    @Inject
    KafkaCluster kafka;

    @Resource
    ManagedExecutorService executor;

    /**
     * Starts in the background.
     *
     * @return the id of the report
     * @throws GroupException if one is running, here or on another instance
     */
    long start(Projection<?> projection, String actor) {
        CompletableFuture<Optional<Long>> report = new CompletableFuture<>();
        executor.execute(() -> run(projection, actor, report));
        return opened(report)
                .orElseThrow(() -> new GroupException(
                        Reason.REBUILDING, "a rebuild of " + projection.group() + " is running; wait for its report"));
    }

    private static Optional<Long> opened(CompletableFuture<Optional<Long>> report) {
        try {
            return report.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a rebuild was to begin", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the rebuild could not begin: is the database up?", e);
        }
    }

    private void run(Projection<?> projection, String actor, CompletableFuture<Optional<Long>> report) {
        try {
            locks.tryWith(lock(projection), () -> {
                clear(projection);
                Optional<Long> id = control.openRebuild(projection.group(), actor);
                report.complete(id);
                id.ifPresent(open -> rebuild(projection, open));
                return true;
            });
            report.complete(Optional.empty());
        } catch (RuntimeException e) {
            report.completeExceptionally(e);
            LOG.log(Level.WARNING, e, () -> "rebuild.ended group=" + projection.group());
        }
    }

    /**
     * Closes the report of a rebuild whose instance has stopped, and drops what it had built: that holds people's data.
     * Nothing happens while one is under way, here or elsewhere.
     */
    public void abandon(Projection<?> projection) {
        locks.tryWith(lock(projection), () -> {
            clear(projection);
            return true;
        });
    }

    private void clear(Projection<?> projection) {
        register.failAbandonedRebuild(projection.group());
        cleanUp(() -> drop(shadow(projection)), shadow(projection));
        cleanUp(() -> transaction.settle(projection), projection.schema());
    }

    private static String lock(Projection<?> projection) {
        return "projection.rebuild " + projection.group();
    }

    private static String shadow(Projection<?> projection) {
        return projection.schema() + "_shadow";
    }

    private <C> void rebuild(Projection<C> projection, long id) {
        long began = System.nanoTime();
        String shadow = shadow(projection);
        try (RebuildReader<C> reader = new RebuildReader<>(projection, kafka)) {
            migrations.migrate(projection.schema(), shadow);
            transaction.takeOver(projection, shadow, reader);
            catchUp(projection, shadow, reader);
            transaction.compareAndSwap(projection, shadow, reader, id, began);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "rebuild.failed group=" + projection.group());
            cleanUp(() -> drop(shadow), shadow);
            register.failRebuild(id, String.valueOf(e.getMessage()), (System.nanoTime() - began) / 1e9);
        } finally {
            cleanUp(() -> transaction.settle(projection), projection.schema());
        }
    }

    /**
     * Reads to the end that there is, then to the end that there is by then, until a pass takes no more than a moment. The
     * end itself moves on as long as somebody writes.
     */
    private <C> void catchUp(Projection<C> projection, String shadow, RebuildReader<C> reader) {
        long began;
        do {
            began = System.nanoTime();
            Map<TopicPartition, Long> end = reader.ends();
            while (reader.isBefore(end)) {
                transaction.fill(projection, shadow, reader);
            }
        } while (System.nanoTime() - began > MAX_LAST_PASS_NANOS);
    }

    /** What is left behind holds people's data; if it cannot be removed now, the next rebuild does. */
    private static void cleanUp(Runnable step, String schema) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "rebuild.left.behind schema=" + schema);
        }
    }

    private void drop(String schema) {
        Sql.update(database.dataSource(), "drop schema if exists " + schema + " cascade");
    }
}
