package dev.crossdock.structure;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.projection.Projection;
import dev.crossdock.structure.Application.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table belongs to one room, and no other room's statements name it. */
class SchemasTest {

    /** A schema belongs to the room of its projection or of its name; this schema, and a single table, to another. */
    private static final Map<String, String> OWNERS =
            Map.of("ingest", "event", "support_projection.customer_profile", "customer");

    private static final Map<String, String> PROJECTIONS = Application.projections().stream()
            .collect(toMap(
                    Projection::schema,
                    projection -> Application.room(projection.getClass().getPackageName())));

    private static final Path MIGRATIONS = Module.PERSISTENCE.folder().resolve("src/main/resources/db/migration");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+)");
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:from|into|update|join|table|using|exists)\\s+(\\w+)\\.(\\w+)");
    private static final Pattern ENTITY = Pattern.compile("@Table\\(schema = \"(\\w+)\", name = \"(\\w+)\"\\)");

    @Test
    void every_table_belongs_to_a_room_that_exists() throws IOException {
        Set<String> rooms = new TreeSet<>();
        Application.CLASSES.forEach(type -> rooms.add(Application.room(type)));

        Set<String> tables = tables();
        assertThat(tables)
                .isNotEmpty()
                .allSatisfy(
                        table -> assertThat(rooms).as("the room of " + table).contains(owner(table)));
        assertThat(OWNERS.keySet())
                .as("schemas and tables that are there")
                .allMatch(owned -> tables.stream().anyMatch(table -> (table + ".").startsWith(owned + ".")));
    }

    @Test
    void no_statement_names_a_table_of_another_room() throws IOException {
        Set<String> tables = tables();
        Set<String> named = new TreeSet<>();
        List<String> foreign = new ArrayList<>();
        for (Module module : Module.values()) {
            for (Path source : sources(module)) {
                String room = module.sources().relativize(source).subpath(2, 3).toString();
                String text = Files.readString(source);
                Stream.of(STATEMENT, ENTITY)
                        .flatMap(pattern -> pattern.matcher(text).results())
                        .map(match -> match.group(1) + "." + match.group(2))
                        .filter(tables::contains)
                        .peek(named::add)
                        .filter(table -> !owner(table).equals(room))
                        .forEach(table -> foreign.add(source + " names " + table + " of the room " + owner(table)));
            }
        }

        assertThat(named).as("tables in statements").hasSizeGreaterThan(15);
        assertThat(foreign).isEmpty();
    }

    private static String owner(String table) {
        String schema = table.substring(0, table.indexOf('.'));
        return OWNERS.getOrDefault(table, OWNERS.getOrDefault(schema, PROJECTIONS.getOrDefault(schema, schema)));
    }

    /** What the migrations create, each in the schema of its folder. */
    private static Set<String> tables() throws IOException {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                TABLE.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> tables.add(file.getParent().getFileName() + "." + match.group(1)));
            }
        }
        return tables;
    }

    private static List<Path> sources(Module module) throws IOException {
        try (Stream<Path> files = Files.walk(module.sources())) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
