package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityTable;
import dev.crossdock.customer.CurrentProfiles;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.DecodedProjection;
import dev.crossdock.projection.GroupConsumer;
import dev.crossdock.projection.PolledRecords;
import dev.crossdock.projection.store.ContentHash;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The group that keeps what agents see: current profiles and all activity, with one position for each partition. */
@ApplicationScoped
public class SupportProjection extends DecodedProjection<SupportChange> {

    /** The group. */
    public static final String GROUP = "support-projection";

    @Inject
    GroupConsumer consumer;

    /** Reads the topics of everything that customers do. */
    public SupportProjection() {
        super(GROUP, "support_projection", ActivityRecords.topics(), ActivityRecords::decode);
    }

    /** What was polled, of any of its topics. */
    @Incoming(GROUP)
    @Blocking
    public void read(PolledRecords polled) {
        consumer.consume(this, polled);
    }

    @Override
    public Changes<SupportChange> collect() {
        return new SupportChanges();
    }

    @Override
    public ContentHash hash(Connection connection) throws SQLException {
        return CurrentProfiles.hash(connection).and(ActivityTable.hash(connection));
    }

    /**
     * Takes over who was erased and the activity that the topics no longer hold. Between the two calls the shadow may have
     * met an erasure that the live tables have not, so everything of the erased goes again in the end.
     */
    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException {
        CurrentProfiles.takeOverErased(connection, live);
        ActivityTable.takeOver(connection, live, logStarts);
        ActivityTable.forget(connection, CurrentProfiles.erased(connection));
    }
}
