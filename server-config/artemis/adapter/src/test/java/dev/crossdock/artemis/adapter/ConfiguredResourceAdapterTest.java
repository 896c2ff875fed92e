package dev.crossdock.artemis.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfiguredResourceAdapterTest {

    @Test
    void a_url_becomes_a_connector_with_its_parameters() {
        assertThat(BrokerUrl.parse("tcp://broker:5000?sslEnabled=true&a=b"))
                .isEqualTo(new BrokerUrl(netty(), "host=broker;port=5000;sslEnabled=true;a=b"));
    }

    @Test
    void several_urls_become_several_connectors() {
        assertThat(BrokerUrl.parse("(tcp://one,tcp://two:2)"))
                .isEqualTo(new BrokerUrl(netty() + "," + netty(), "host=one;port=61616,host=two;port=2"));
    }

    @Test
    void what_is_no_url_is_refused_with_what_was_expected() {
        assertThatThrownBy(() -> BrokerUrl.parse("broker"))
                .hasMessageContaining("expected tcp://host:port")
                .hasMessageContaining("broker");
    }

    @Test
    void the_number_of_workers_of_a_queue_is_a_setting() {
        System.setProperty("crossdock.work.tested.workers", "7");

        assertThat(ConfiguredResourceAdapter.workers("work.tested")).isEqualTo(7);
        assertThat(ConfiguredResourceAdapter.workers("work.other")).isEqualTo(4);
        System.setProperty("crossdock.work.tested.workers", "none");
        assertThatThrownBy(() -> ConfiguredResourceAdapter.workers("work.tested"))
                .hasMessageContaining("crossdock.work.tested.workers")
                .hasMessageContaining("'none'");
    }

    private static String netty() {
        return "org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory";
    }
}
