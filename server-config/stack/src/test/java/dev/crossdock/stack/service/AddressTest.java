package dev.crossdock.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.stack.settings.StackException;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void a_list_of_brokers_is_read_with_its_spaces() {
        assertThat(Address.listed("one:9092, two:9093"))
                .containsExactly(new Address("one", 9092), new Address("two", 9093));
    }

    @Test
    void a_broker_without_port_is_answered_with_what_to_write() {
        assertThatThrownBy(() -> Address.listed("broker"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("\"broker\"")
                .hasMessageContaining("host:port");
        assertThatThrownBy(() -> Address.listed("broker:many")).hasMessageContaining("\"many\"");
        assertThatThrownBy(() -> Address.listed("broker:70000")).hasMessageContaining("70000");
    }

    @Test
    void a_url_may_hold_a_user_and_leave_out_the_port() {
        assertThat(Address.inUrls("https://admin:se:cret@search.example.org/x?a=b"))
                .containsExactly(new Address("search.example.org", 443));
        assertThat(Address.inUrls("http://search:19200")).containsExactly(new Address("search", 19200));
    }

    @Test
    void the_url_of_a_cluster_holds_several() {
        assertThat(Address.inUrls("(tcp://a:61616,tcp://b:61617)?ha=true"))
                .containsExactly(new Address("a", 61616), new Address("b", 61617));
    }

    @Test
    void what_is_no_url_is_refused() {
        assertThatThrownBy(() -> Address.inUrls("search:9200")).hasMessageContaining("scheme://host:port");
    }
}
