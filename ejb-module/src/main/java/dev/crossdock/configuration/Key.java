package dev.crossdock.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be set.
 *
 * @param name as in files, such as {@code crossdock.s3.access-key}
 * @param defaultValue what holds when it is left out; null if nothing does, or the launcher fills it in
 * @param example a value that is accepted
 */
public record Key(
        String name,
        Form form,
        @Nullable String defaultValue,
        String example,
        String meaning,
        Secrecy secrecy,
        Reader reader) {

    /** What the variable is called that names a file with the value instead. */
    private static final String FILE = "_FILE";

    /** Whether others may see a value. */
    public enum Secrecy {
        /** It may be shown. */
        OPEN,
        /** It is never shown and may come from a file. */
        SECRET
    }

    /** Who looks at it. */
    public enum Reader {
        /** The application, on whatever server it runs. */
        APPLICATION,
        /** {@code ./crossdock}. */
        LAUNCHER
    }

    /** The environment variable of the key, by the rule of MicroProfile Config. */
    public String variable() {
        return variable(name);
    }

    /** The environment variable of a name. */
    public static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The environment variable that names a file with the value; empty if the key is no secret. */
    public Optional<String> fileVariable() {
        return secrecy == Secrecy.SECRET ? Optional.of(variable() + FILE) : Optional.empty();
    }

    /** The variables that may give it a value. */
    Stream<String> variables() {
        return Stream.concat(Stream.of(variable()), fileVariable().stream());
    }

    /** What is wrong with a value, if anything. */
    public Optional<String> problem(String value) {
        if (form.accepts(value)) {
            return Optional.empty();
        }
        String shown = secrecy == Secrecy.SECRET ? "not shown here" : "'" + value + "'";
        return Optional.of(
                "%s (%s) is %s: expected %s, such as %s".formatted(name, variable(), shown, form.expected(), example));
    }
}
