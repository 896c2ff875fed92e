package dev.crossdock.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void a_secret_is_made_once_and_kept() {
        var first = new Secrets(home).secret("database.password");

        assertThat(first).hasSize(24);
        assertThat(new Secrets(home).secret("database.password")).isEqualTo(first);
        assertThat(new Secrets(home).secret("artemis.password")).isNotEqualTo(first);
    }

    @Test
    void every_role_gets_a_login_that_only_the_owner_can_read() throws Exception {
        var logins = new Secrets(home).logins();

        assertThat(logins.keySet()).containsExactlyElementsOf(Secrets.ROLES);
        assertThat(new Secrets(home).logins()).isEqualTo(logins);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("credentials.json"))))
                .isEqualTo("rw-------");
    }
}
