package dev.crossdock.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.stack.service.Service;
import dev.crossdock.stack.service.ServiceTable;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    Path home;

    @Test
    void an_old_java_is_refused() {
        assertThatThrownBy(() -> Preflight.checkJava(services("kafka"), 11))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("JDK 17");
    }

    @Test
    void a_java_without_security_manager_is_refused_only_when_opensearch_is_to_start() {
        assertThatThrownBy(() -> Preflight.checkJava(services("opensearch"), 25))
                .hasMessageContaining("opensearch runs on Java 17 to 23")
                .hasMessageContaining("crossdock.opensearch.url");
        assertThatCode(() -> Preflight.checkJava(services("kafka"), 25)).doesNotThrowAnyException();
    }

    @Test
    void too_little_memory_or_disk_is_one_line_with_both_numbers() {
        assertThatThrownBy(() -> Preflight.checkMemory(services("kafka"), 12))
                .hasMessageContaining("12 MiB")
                .hasMessageContaining("--only");
        assertThatThrownBy(() -> new Preflight(home).checkDisk(100))
                .hasMessageContaining("100 MiB")
                .hasMessageContaining("2048 MiB");
    }

    private List<Service> services(String name) {
        var table = new ServiceTable(Settings.of(home, home, 0, Map.of()), new Secrets(home));
        return table.select(List.of(name));
    }
}
