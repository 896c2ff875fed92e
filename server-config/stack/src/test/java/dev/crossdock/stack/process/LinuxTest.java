package dev.crossdock.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinuxTest {

    @Test
    void the_start_time_is_found_behind_a_command_with_brackets_and_spaces() {
        var stat = "42 (odd ) (name) S 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1000 10 0";

        assertThat(Linux.parseStartTicks(stat)).contains(987654L);
    }

    @Test
    void a_zombie_counts_as_ended() {
        var stat = "42 (java) Z 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 0 0 0";

        assertThat(Linux.parseStartTicks(stat)).isEmpty();
    }

    @Test
    void processor_time_is_that_of_the_process() {
        assertThat(Linux.cpuSeconds(ProcessHandle.current().pid())).isPositive();
    }

    @Test
    void memory_is_read_by_its_label() {
        assertThat(Linux.kibibytes(List.of("Rss:   900 kB", "Pss:      512 kB", "Pss_Anon: 1 kB"), "Pss:"))
                .isEqualTo(512);
    }

    @Test
    void a_listening_socket_is_recognised_and_a_connected_one_is_not() {
        var listening = "  0: 0100007F:4A94 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 4711 1";
        var connected = listening.replace(" 0A ", " 01 ");

        assertThat(Linux.socketOf(listening, 0x4A94)).contains("4711");
        assertThat(Linux.socketOf(connected, 0x4A94)).isEmpty();
        assertThat(Linux.socketOf(listening, 80)).isEmpty();
    }

    @Test
    void a_taken_port_is_not_free_and_its_holder_is_known() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Linux.isFree(socket.getLocalPort())).isFalse();
            assertThat(Linux.listener(socket.getLocalPort()))
                    .hasValueSatisfying(who -> assertThat(who)
                            .contains("pid " + ProcessHandle.current().pid()));
        }
    }
}
