package dev.crossdock.erasure;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** A projection in PostgreSQL: its table, and the shadow that a rebuild may be filling just now. */
public abstract class TableStore implements PersonalDataStore {

    private final String schema;
    private final String table;
    private final String group;
    private final Query<Boolean> holds;
    private final Query<OptionalLong> revision;

    @Inject
    Database database;

    /** Asks the table in a schema about a customer. */
    public interface Query<T> {
        T ask(Connection connection, String inSchema, String customer) throws SQLException;
    }

    /**
     * The store of this table, which the group fills.
     *
     * @param holds whether it holds more of a customer than the fact that they were erased
     * @param revision the newest revision of a customer
     */
    protected TableStore(
            String schema, String table, String group, Query<Boolean> holds, Query<OptionalLong> revision) {
        this.schema = schema;
        this.table = table;
        this.group = group;
        this.holds = holds;
        this.revision = revision;
    }

    @Override
    public final String name() {
        return schema + "." + table;
    }

    @Override
    public final Optional<String> fedBy() {
        return Optional.of(group);
    }

    @Override
    public final OptionalLong revisionOf(String customer) {
        return Sql.on(database.dataSource(), connection -> revision.ask(connection, schema, customer));
    }

    @Override
    public final Look look(ErasedCustomer customer) {
        return Sql.on(database.dataSource(), connection -> look(connection, customer.id()));
    }

    private Look look(Connection connection, String customer) throws SQLException {
        String shadow = schema + "_shadow";
        if (holds.ask(connection, schema, customer)) {
            return new Look(false, "queried by the id: a row with content is left");
        }
        if (!Sql.exists(connection, "select 1 where to_regclass(?) is not null", shadow + "." + table)) {
            return new Look(true, group + " has passed the erasure; queried by the id: no row with content");
        }
        return holds.ask(connection, shadow, customer)
                ? new Look(false, "a rebuild is under way whose tables still hold a row with content")
                : new Look(
                        true,
                        group + " has passed the erasure; queried by the id, in the tables of a rebuild under way"
                                + " too: no row with content");
    }
}
