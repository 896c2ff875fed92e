package dev.crossdock.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossdock.configuration.Key.Reader;
import dev.crossdock.configuration.Key.Secrecy;
import dev.crossdock.contract.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Every key there is, as the table {@code keys.json} lists them. A key that is read and not listed there fails a test. */
public final class Keys {

    static final String KAFKA_BOOTSTRAP = "crossdock.kafka.bootstrap";

    static final String LOGGING_KAFKA_BOOTSTRAP = "crossdock.logging-kafka.bootstrap";

    private static final Table TABLE =
            JsonMapper.shared().readValue(Resources.bytes("dev/crossdock/configuration/keys.json"), Table.class);

    private static final List<Key> ALL = Stream.concat(
                    TABLE.application().stream().map(row -> key(row, Reader.APPLICATION)),
                    TABLE.launcher().stream().map(row -> key(row, Reader.LAUNCHER)))
            .toList();

    private Keys() {}

    /**
     * The table.
     *
     * @param forms by their names
     * @param application what the application reads, in the order in which people look for it
     * @param launcher what {@code ./crossdock} reads
     * @param together keys of which one is of no use without the other
     * @param passedToScripts variables that the launcher passes to the scripts that configure servers
     */
    private record Table(
            Map<String, Form> forms,
            List<Row> application,
            List<Row> launcher,
            List<List<String>> together,
            Set<String> passedToScripts) {}

    private record Row(
            String name,
            String form,
            @JsonProperty("default") @Nullable String defaultValue,
            String example,
            String meaning,
            @Nullable Secrecy secrecy) {}

    private static Key key(Row row, Reader reader) {
        Form form = TABLE.forms().get(row.form());
        if (form == null) {
            throw new IllegalStateException("keys.json: " + row.name() + " is of an unknown form, " + row.form());
        }
        Secrecy secrecy = row.secrecy() == null ? Secrecy.OPEN : row.secrecy();
        return new Key(row.name(), form, row.defaultValue(), row.example(), row.meaning(), secrecy, reader);
    }

    /** All of them, in the order in which people look for them. */
    public static List<Key> all() {
        return ALL;
    }

    /** The key of a name, written as a property or as a variable. */
    public static Optional<Key> named(String name) {
        String variable = Key.variable(name);
        return ALL.stream().filter(key -> key.variable().equals(variable)).findFirst();
    }

    /** Keys that are set together or not at all. */
    static List<List<Key>> together() {
        return TABLE.together().stream()
                .map(names ->
                        names.stream().map(name -> named(name).orElseThrow()).toList())
                .toList();
    }

    /** Whether something looks at a variable. */
    static boolean isKnown(String variable) {
        return TABLE.passedToScripts().contains(variable)
                || ALL.stream().flatMap(Key::variables).anyMatch(variable::equals);
    }
}
