package dev.crossdock.identity;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Creates one user per role from the credentials file that the launcher writes; without such a file, none. */
@ApplicationScoped
public class DemoUsers {

    private static final System.Logger LOG = System.getLogger(DemoUsers.class.getName());

    /** Several instances start at the same time on an empty database. */
    private static final RetryPolicy<Object> CONFLICT = RetryPolicy.builder()
            .handle(PersistenceException.class)
            .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(1))
            .withMaxRetries(5)
            .build();

    @Inject
    Users users;

    @Inject
    @ConfigProperty(name = "crossdock.credentials-file")
    Optional<String> credentialsFile;

    /** Brings the users in line with the file; to be called after the migrations. */
    public void seed() {
        Optional<Path> file = credentialsFile.map(Path::of).filter(Files::isReadable);
        if (file.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "demo-users.none: crossdock.credentials-file names no readable file");
            return;
        }
        Map<String, Credentials> byRole = read(file.get());
        byRole.forEach((role, credentials) -> Failsafe.with(CONFLICT)
                .run(() -> users.ensure(credentials.user(), credentials.password(), Set.of(role))));
        LOG.log(System.Logger.Level.INFO, "demo-users.seeded: {0}", byRole.keySet());
    }

    static Map<String, Credentials> read(Path file) {
        return JsonMapper.shared().readValue(file.toFile(), new TypeReference<Map<String, Credentials>>() {});
    }

    record Credentials(String user, String password) {

        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }
}
