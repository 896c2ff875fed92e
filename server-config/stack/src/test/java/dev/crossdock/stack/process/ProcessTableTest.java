package dev.crossdock.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.process.ProcessTable.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

    @TempDir
    Path folder;

    @Test
    void a_started_process_is_found_by_another_table_until_it_is_stopped() throws Exception {
        var pid = new ProcessBuilder("sleep", "60").start().pid();
        new ProcessTable(folder).add("kafka", pid);

        var found = new ProcessTable(folder).running("kafka").orElseThrow();
        assertThat(found.pid()).isEqualTo(pid);

        found.stop("TERM", Duration.ofSeconds(10));
        assertThat(new ProcessTable(folder).running("kafka")).isEmpty();
        assertThat(new ProcessTable(folder).find("kafka")).isPresent();
    }

    @Test
    void a_process_that_got_the_id_of_an_earlier_one_is_not_taken_for_it() {
        var own = ProcessHandle.current().pid();

        assertThat(new Entry("kafka", own, Linux.startTicks(own).orElseThrow(), 0, 0).isAlive())
                .isTrue();
        assertThat(new Entry("kafka", own, 1, 0, 0).isAlive()).isFalse();
    }

    @Test
    void the_time_to_readiness_is_kept() {
        var table = new ProcessTable(folder);
        table.ready(table.add("mail", ProcessHandle.current().pid()), 1.5, 4.2);

        assertThat(table.find("mail").orElseThrow().startSeconds()).isEqualTo(1.5);
        assertThat(table.find("mail").orElseThrow().cpuSeconds()).isEqualTo(4.2);
    }

    @Test
    void a_half_written_file_counts_as_no_entry() throws Exception {
        Files.writeString(folder.resolve("mail.pid"), "pid=");

        assertThat(new ProcessTable(folder).find("mail")).isEmpty();
    }
}
