package dev.crossdock.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of keys holds all that is read, and only values that are accepted. */
class KeysTest {

    private static final List<String> SOURCES = List.of(
            "../persistence/src/main/java",
            "../ejb-module/src/main/java",
            "../jms-module/src/main/java",
            "../web-module/src/main/java",
            "../server-config/stack/src/main/java",
            "../server-config/bench/src/main/java");
    private static final Pattern INJECTED = Pattern.compile(
            "@ConfigProperty\\(\\s*name = \"(crossdock\\.[a-z0-9.-]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?");
    private static final Pattern ASKED = Pattern.compile(
            "(?:configured|getOptionalValue|getValue|firstAddress|required|usually)\\(\\s*\"(crossdock\\.[a-z0-9.-]+)\"");

    static Stream<Key> keys() {
        return Keys.all().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_accepts_its_example_and_its_default(Key key) {
        assertThat(key.problem(key.example())).isEmpty();
        assertThat(
                        key.defaultValue() == null
                                ? List.of()
                                : key.problem(key.defaultValue()).stream().toList())
                .isEmpty();
        assertThat(Keys.named(key.variable())).contains(key);
    }

    @Test
    void no_key_is_there_twice() {
        assertThat(keys().map(Key::variable)).doesNotHaveDuplicates();
    }

    @Test
    void what_is_read_is_listed_with_the_same_default() throws IOException {
        Map<String, @Nullable String> injected = new TreeMap<>();
        for (String source : sources()) {
            Matcher found = INJECTED.matcher(source);
            while (found.find()) {
                injected.merge(found.group(1), found.group(2) == null ? "" : found.group(2), (one, other) -> other);
            }
        }

        assertThat(injected).isNotEmpty();
        injected.forEach((name, defaultValue) -> {
            assertThat(Keys.named(name)).as("%s in keys.json", name).isPresent();
            if (defaultValue != null && !defaultValue.isEmpty()) {
                assertThat(Keys.named(name).orElseThrow().defaultValue())
                        .as(name)
                        .isEqualTo(defaultValue);
            }
        });
    }

    @Test
    void what_is_asked_for_is_listed() throws IOException {
        assertThat(sources().stream()
                        .flatMap(source -> ASKED.matcher(source).results())
                        .map(found -> found.group(1)))
                .as("keys in keys.json")
                .isNotEmpty()
                .allMatch(name -> Keys.named(name).isPresent());
    }

    private static List<String> sources() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder : SOURCES) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }
}
