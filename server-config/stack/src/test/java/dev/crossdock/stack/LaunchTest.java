package dev.crossdock.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.stack.process.ProcessTable;
import dev.crossdock.stack.service.Service;
import dev.crossdock.stack.settings.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {

    @TempDir
    Path home;

    private ProcessTable processes;

    @BeforeEach
    void makeFolders() throws Exception {
        Files.createDirectories(home.resolve("logs"));
        processes = new ProcessTable(home.resolve("run"));
    }

    @Test
    void a_service_that_ends_is_told_with_the_last_lines_of_its_log_and_forgotten() {
        var service = new Script("echo 'no such file'; exit 3", List.of());

        assertThatThrownBy(() -> new Launch(home, processes).start(service, line -> {}))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("script ended before it was ready")
                .hasMessageContaining("no such file");
        assertThat(processes.find("script")).isEmpty();
    }

    @Test
    void a_service_that_runs_on_without_its_application_is_stopped_as_soon_as_its_log_says_so() {
        var service = new Script(
                "echo 'Caused by: a broken bean'; echo 'deployment failed'; exec sleep 600",
                List.of("never said", "deployment failed"));

        assertThatThrownBy(() -> new Launch(home, processes).start(service, line -> {}))
                .hasMessageContaining("\"deployment failed\"")
                .hasMessageContaining("a broken bean");
        assertThat(processes.find("script")).isEmpty();
    }

    /** A service that is a shell script and never ready. */
    private record Script(String script, List<String> fatalMessages) implements Service {

        @Override
        public String name() {
            return "script";
        }

        @Override
        public List<Integer> ports() {
            return List.of();
        }

        @Override
        public int expectedMiB() {
            return 1;
        }

        @Override
        public void prepare() {}

        @Override
        public List<String> command() {
            return List.of("sh", "-c", script);
        }

        @Override
        public boolean isReady() {
            return false;
        }
    }
}
