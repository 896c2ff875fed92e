package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityTable;
import dev.crossdock.erasure.TableStore;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** What customers did, for whoever erases; an erasure leaves nothing of it. */
@Dependent
public class ActivityStore extends TableStore {

    /** The table and its group. */
    public ActivityStore() {
        super("support_projection", "activity", SupportProjection.GROUP);
    }

    @Override
    protected boolean holds(Connection connection, String inSchema, String customer) throws SQLException {
        return ActivityTable.holds(connection, inSchema, customer);
    }

    /** Activity has no revisions; any of it makes the customer known. */
    @Override
    protected OptionalLong revision(Connection connection, String inSchema, String customer) throws SQLException {
        return ActivityTable.holds(connection, inSchema, customer) ? OptionalLong.of(0) : OptionalLong.empty();
    }
}
