package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.ActivityRows;
import dev.crossdock.activity.store.IndexTables;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.DecodedProjection;
import dev.crossdock.projection.GroupConsumer;
import dev.crossdock.projection.PolledRecords;
import dev.crossdock.projection.store.ContentHash;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The group that keeps activity in OpenSearch, where its words are searched. It reads what the support projection reads, at
 * its own pace: while OpenSearch is away it waits, and nobody with it.
 */
@ApplicationScoped
public class IndexProjection extends DecodedProjection<SupportChange> {

    static final String GROUP = "search-index";
    private static final Logger LOG = Logger.getLogger(IndexProjection.class.getName());
    private static final String SCHEMA = "search_index";

    /** Where the support projection keeps the same activity. */
    static final String TABLES = "support_projection";

    private static final int WRITE_SIZE = 5_000;

    @Inject
    SearchEngine engine;

    @Inject
    GroupConsumer consumer;

    /** Reads the topics of everything that customers do. */
    public IndexProjection() {
        super(GROUP, SCHEMA, ActivityRecords.topics(), ActivityRecords::decode);
    }

    /** What was polled, of any of its topics. */
    @Incoming(GROUP)
    @Blocking
    public void read(PolledRecords polled) {
        consumer.consume(this, polled);
    }

    @Override
    public Changes<SupportChange> collect() {
        return new IndexChanges(this);
    }

    @Override
    public ContentHash hash(Connection connection) throws SQLException {
        ActivityIndex index = index(connection);
        return index.exists() ? index.hash() : new ContentHash(0, BigInteger.ZERO);
    }

    /** What retention has removed from the topics stands in PostgreSQL, unless it is of somebody who was erased since. */
    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException {
        IndexTables.takeOverErased(connection, live);
        ActivityIndex index = index(connection);
        Map<TopicPartition, Long> expired = new HashMap<>(logStarts);
        expired.values().removeIf(start -> start == 0);
        List<ActivityDocument> some = new ArrayList<>();
        ActivityRows.below(connection, TABLES, expired, document -> {
            some.add(document);
            if (some.size() >= WRITE_SIZE) {
                index.write(some, List.of());
                some.clear();
            }
        });
        index.write(some, List.of());
        Set<String> erased = IndexTables.erased(connection);
        if (!erased.isEmpty()) {
            index.forget(erased);
        }
    }

    /** Lets the index of the serving tables serve, and removes what other indexes failed or finished rebuilds have left. */
    @Override
    public void settle(Connection connection) throws SQLException {
        Optional<String> index = IndexTables.index(connection);
        if (index.isPresent()) {
            ActivityIndex serving = new ActivityIndex(engine, index.get());
            ensureThere(serving);
            serving.serve();
            serving.dropOthers();
        }
    }

    /**
     * The index of the tables on the search path; if these are the live ones, searches find it. One that somebody has
     * removed is begun anew: the group goes on, and a rebuild brings back what was in it.
     */
    ActivityIndex serving(Connection connection) throws SQLException {
        ActivityIndex index = index(connection);
        if (SCHEMA.equals(connection.getSchema())
                && !ActivityIndex.serving(engine).equals(Optional.of(index))) {
            ensureThere(index);
            index.serve();
        }
        return index;
    }

    private static void ensureThere(ActivityIndex index) {
        if (!index.exists()) {
            LOG.warning(() -> "index.lost name=" + index.name() + ": rebuild the group " + GROUP);
            index.create();
        }
    }

    /** The index of the tables on the search path, made if they have none yet. */
    private ActivityIndex index(Connection connection) throws SQLException {
        Optional<String> known = IndexTables.index(connection);
        if (known.isPresent()) {
            return new ActivityIndex(engine, known.get());
        }
        ActivityIndex made = ActivityIndex.create(engine);
        String used = IndexTables.use(connection, made.name());
        if (!used.equals(made.name())) {
            made.drop();
        }
        return new ActivityIndex(engine, used);
    }
}
