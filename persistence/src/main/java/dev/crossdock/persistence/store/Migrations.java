package dev.crossdock.persistence.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings schemas up to date. Folder {@code db/migration/NAME} holds the migrations of schema {@code NAME}. */
@ApplicationScoped
public class Migrations {

    private static final List<String> SCHEMAS = List.of(
            "operations",
            "projection",
            "ingest",
            "identity",
            "review",
            "outbox",
            "work",
            "document",
            "audit",
            "erasure",
            "support_projection",
            "fulfillment",
            "billing",
            "analytics",
            "search_index");

    @Inject
    Database database;

    /** Migrates every schema of the application; safe to run from several instances at once. */
    public void migrateAll() {
        SCHEMAS.forEach(schema -> migrate(schema, schema));
    }

    /**
     * Creates or updates one schema.
     *
     * @param folder the folder below {@code db/migration} with the scripts
     * @param schema the schema to create them in, not always of the same name: a shadow is built beside its original
     */
    public void migrate(String folder, String schema) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.dataSource())
                .locations("classpath:db/migration/" + folder)
                .schemas(schema)
                .defaultSchema(schema)
                .load()
                .migrate();
    }
}
