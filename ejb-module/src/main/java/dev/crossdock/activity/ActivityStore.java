package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityTable;
import dev.crossdock.erasure.TableStore;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The activity of customers, for whoever erases: every row of it speaks of one. */
@Dependent
class ActivityStore extends TableStore {

    ActivityStore() {
        super("support_projection", "activity", SupportProjection.GROUP);
    }

    @Override
    protected boolean holds(Connection connection, String inSchema, String customer) throws SQLException {
        return ActivityTable.holds(connection, inSchema, customer);
    }

    /** Who did anything is known, though activity has no revisions. */
    @Override
    protected OptionalLong revision(Connection connection, String inSchema, String customer) throws SQLException {
        return holds(connection, inSchema, customer) ? OptionalLong.of(0) : OptionalLong.empty();
    }
}
