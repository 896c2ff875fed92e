package dev.crossdock.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.stack.settings.StackException;
import org.junit.jupiter.api.Test;

class HostAndPortTest {

    @Test
    void a_list_of_brokers_is_read_with_its_spaces() {
        assertThat(HostAndPort.listed("one:9092, two:9093"))
                .containsExactly(new HostAndPort("one", 9092), new HostAndPort("two", 9093));
    }

    @Test
    void a_port_that_there_cannot_be_is_refused() {
        assertThatThrownBy(() -> HostAndPort.listed("broker:70000"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("70000");
    }

    @Test
    void a_url_may_hold_a_user_and_leave_out_the_port() {
        assertThat(HostAndPort.inUrls("https://admin:se:cret@search.example.org/x?a=b"))
                .containsExactly(new HostAndPort("search.example.org", 443));
        assertThat(HostAndPort.inUrls("http://search:19200")).containsExactly(new HostAndPort("search", 19200));
    }

    @Test
    void the_url_of_a_cluster_holds_several() {
        assertThat(HostAndPort.inUrls("(tcp://a:61616,tcp://b:61617)?ha=true"))
                .containsExactly(new HostAndPort("a", 61616), new HostAndPort("b", 61617));
    }
}
