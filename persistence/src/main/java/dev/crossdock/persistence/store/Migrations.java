package dev.crossdock.persistence.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Brings schemas up to date. Folder {@code db/migration/NAME} holds the migrations of schema {@code NAME}. */
@ApplicationScoped
public class Migrations {

    /** The build lists the folders here: what a class loader can list differs from server to server. */
    private static final String INDEX = "META-INF/crossdock/schemas";

    /** Schemas that migrations of others name; these come before all others. */
    static final List<String> MIGRATED_FIRST = List.of("outbox");

    @Inject
    Database database;

    /** Migrates every schema of the application; safe to run from several instances at once. */
    public void migrateAll() {
        schemas().forEach(schema -> migrate(schema, schema));
    }

    /** The schemas in the order of their migrations. */
    static List<String> schemas() {
        return Stream.concat(MIGRATED_FIRST.stream(), folders().stream())
                .distinct()
                .toList();
    }

    private static List<String> folders() {
        try (InputStream index = Migrations.class.getClassLoader().getResourceAsStream(INDEX)) {
            if (index == null) {
                throw new IllegalStateException("not on the class path: " + INDEX + ", which the build writes");
            }
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
