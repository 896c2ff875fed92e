package dev.crossdock.erasure;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.persistence.store.Tables;
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

    @Inject
    Database database;

    /** The store of this table, which the group fills. */
    protected TableStore(String schema, String table, String group) {
        this.schema = schema;
        this.table = table;
        this.group = group;
    }

    /** Whether the table in that schema holds more of a customer than the fact that they were erased. */
    protected abstract boolean holds(Connection connection, String inSchema, String customer) throws SQLException;

    /** The newest revision of a customer in that schema. */
    protected abstract OptionalLong revision(Connection connection, String inSchema, String customer)
            throws SQLException;

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
        return Sql.on(database.dataSource(), connection -> revision(connection, schema, customer));
    }

    @Override
    public final Look look(ErasedCustomer customer) {
        return Sql.on(database.dataSource(), connection -> look(connection, customer.id()));
    }

    private Look look(Connection connection, String customer) throws SQLException {
        String shadow = schema + "_shadow";
        if (holds(connection, schema, customer)) {
            return new Look(false, "queried by the id: a row with content is left");
        }
        if (!Tables.exists(connection, shadow, table)) {
            return new Look(true, group + " has passed the erasure; queried by the id: no row with content");
        }
        return holds(connection, shadow, customer)
                ? new Look(false, "a rebuild is under way whose tables still hold a row with content")
                : new Look(
                        true,
                        group + " has passed the erasure; queried by the id, in the tables of a rebuild under way"
                                + " too: no row with content");
    }
}
