package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityTable;
import dev.crossdock.erasure.TableStore;
import jakarta.enterprise.context.Dependent;
import java.util.OptionalLong;

/** What customers did, for whoever erases; an erasure leaves nothing of it. */
@Dependent
public class ActivityStore extends TableStore {

    /** The table and its group. */
    public ActivityStore() {
        super(
                "support_projection",
                "activity",
                SupportProjection.GROUP,
                ActivityTable::holds,
                // It has no revisions; any of it makes the customer known.
                (connection, schema, customer) ->
                        ActivityTable.holds(connection, schema, customer) ? OptionalLong.of(0) : OptionalLong.empty());
    }
}
