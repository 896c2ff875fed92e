package dev.crossdock.platform;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.testing.Platform;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database on the server of the stack, which the application does not know; gone when it is closed. */
public final class ScratchDatabase extends Database implements AutoCloseable {

    private final Map<String, String> settings;
    private final String name = "scratch_" + UUID.randomUUID().toString().replace("-", "");
    private final DataSource source;

    /** Beside the one of this platform. */
    public ScratchDatabase(Platform platform) {
        settings = platform.stack.applicationSettings();
        Sql.update(connectedTo(String.valueOf(settings.get("crossdock.database.name"))), "create database " + name);
        source = connectedTo(name);
    }

    /** Brings a schema to the newest version. */
    public ScratchDatabase with(String schema) {
        return with(schema, MigrationVersion.LATEST);
    }

    /** Brings a schema to a version. */
    public ScratchDatabase with(String schema, MigrationVersion version) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration/" + schema)
                .schemas(schema)
                .defaultSchema(schema)
                .target(version)
                .load()
                .migrate();
        return this;
    }

    @Override
    public DataSource dataSource() {
        return source;
    }

    @Override
    public void close() {
        Sql.update(
                connectedTo(String.valueOf(settings.get("crossdock.database.name"))),
                "drop database " + name + " with (force)");
    }

    private DataSource connectedTo(String database) {
        PGSimpleDataSource connected = new PGSimpleDataSource();
        connected.setURL("jdbc:postgresql://" + settings.get("crossdock.database.host") + ":"
                + settings.get("crossdock.database.port") + "/" + database);
        connected.setUser(settings.get("crossdock.database.user"));
        connected.setPassword(settings.get("crossdock.database.password"));
        return connected;
    }
}
