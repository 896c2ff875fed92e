package dev.crossdock.operations;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether the database gives out connections that work. */
@Dependent
class DatabaseHealth implements HealthCheck {

    private static final Part POSTGRESQL = Part.required(20, "postgresql", "PostgreSQL");

    @Inject
    Database database;

    @Override
    public List<PartHealth> check() {
        try (Connection connection = database.dataSource().getConnection()) {
            return List.of(connection.isValid(1) ? POSTGRESQL.up("answers") : POSTGRESQL.down("does not answer"));
        } catch (SQLException | RuntimeException e) {
            return List.of(POSTGRESQL.down("no connection: " + e.getMessage()));
        }
    }
}
