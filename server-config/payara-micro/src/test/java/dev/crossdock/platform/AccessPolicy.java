package dev.crossdock.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Who may do what, as {@code access.txt} says; shares nothing with the annotations and descriptors that it is held against. */
final class AccessPolicy {

    /**
     * What some roles may do.
     *
     * @param path with {@code {}} in the place of each parameter
     */
    record Rule(String method, String path, Set<String> roles) {

        boolean isPage() {
            return path.endsWith(".xhtml");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private AccessPolicy() {}

    static List<Rule> rules() throws IOException {
        try (InputStream policy = Objects.requireNonNull(AccessPolicy.class.getResourceAsStream("access.txt"))) {
            return new String(policy.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +", 3))
                    .map(parts -> new Rule(parts[0], parts[1], Set.of(parts[2].split(" +"))))
                    .toList();
        }
    }
}
