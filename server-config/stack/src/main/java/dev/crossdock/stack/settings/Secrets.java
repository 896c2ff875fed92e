package dev.crossdock.stack.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Random passwords, made once per home folder and readable by its owner only. */
public final class Secrets {

    /** The roles that get a demo user each. */
    public static final List<String> ROLES =
            List.of("support-agent", "fraud-analyst", "operator", "data-engineer", "auditor", "producer");

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final SecureRandom random = new SecureRandom();

    /** Secrets of one home folder. */
    public Secrets(Path home) {
        this.home = home;
    }

    /** User and password of one role. */
    public record Login(String user, String password) {}

    /** The secret of a name, made at the first call. */
    public synchronized String secret(String name) {
        var secrets = Settings.properties(file());
        if (secrets.getProperty(name) == null) {
            secrets.setProperty(name, password());
            var text = secrets.stringPropertyNames().stream()
                    .sorted()
                    .map(key -> key + "=" + secrets.getProperty(key) + "\n")
                    .collect(Collectors.joining());
            try {
                writePrivate(file(), text);
            } catch (IOException e) {
                throw failed(e);
            }
        }
        return secrets.getProperty(name);
    }

    /** The file with the passwords of servers. */
    public Path file() {
        return home.resolve("secrets.properties");
    }

    /** The file with the demo users. */
    public Path credentialsFile() {
        return home.resolve("credentials.json");
    }

    /** Whether the demo users were made already. */
    public boolean hasLogins() {
        return Files.exists(credentialsFile());
    }

    /** The demo users by role, made at the first call. */
    public synchronized Map<String, Login> logins() {
        try {
            if (!hasLogins()) {
                var fresh = new LinkedHashMap<String, Login>();
                ROLES.forEach(role -> fresh.put(role, new Login(role, password())));
                writePrivate(
                        credentialsFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fresh) + "\n");
            }
            return JSON.readValue(
                    Files.readString(credentialsFile()), new TypeReference<LinkedHashMap<String, Login>>() {});
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private StackException failed(IOException e) {
        return new StackException("The passwords in %s cannot be kept: %s".formatted(home, e.getMessage()), e);
    }

    /** Writes a file that only its owner can read, and never half of it. */
    public static void writePrivate(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private String password() {
        return random.ints(24, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
