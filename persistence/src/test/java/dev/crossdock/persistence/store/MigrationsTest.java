package dev.crossdock.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final Path FOLDERS = Path.of("src/main/resources/db/migration");
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:from|into|update|join|table|using|exists|references|on)\\s+(\\w+)\\.\\w+");

    @Test
    void every_folder_is_a_schema_and_no_other() throws IOException {
        assertThat(Migrations.schemas()).containsExactlyInAnyOrderElementsOf(folders());
    }

    @Test
    void only_schemas_that_come_first_are_named_by_migrations_of_others() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String folder : folders()) {
            for (Path script : list(FOLDERS.resolve(folder))) {
                NAMED.matcher(Files.readString(script))
                        .results()
                        .map(match -> match.group(1))
                        .filter(schema -> !schema.equals(folder))
                        .forEach(named::add);
            }
        }
        named.retainAll(folders());

        assertThat(named).containsExactlyInAnyOrderElementsOf(Migrations.MIGRATED_FIRST);
        assertThat(Migrations.schemas()).startsWith(Migrations.MIGRATED_FIRST.toArray(String[]::new));
    }

    private static Set<String> folders() throws IOException {
        return list(FOLDERS).stream()
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.toSet());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
