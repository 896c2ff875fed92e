package dev.crossdock.artemis.adapter;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where brokers listen, in the form in which the adapter wants to be told.
 *
 * @param connectors one factory per broker, separated by commas
 * @param parameters the parameters of each, separated by commas
 */
record BrokerUrl(String connectors, String parameters) {

    private static final String NETTY = "org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory";
    private static final int DEFAULT_PORT = 61616;

    /**
     * Reads {@code tcp://host:port?name=value}, or several of them separated by commas.
     *
     * @throws IllegalArgumentException if it names no host
     */
    static BrokerUrl parse(String urls) {
        String[] each = urls.replaceAll("[()]", "").split(",", -1);
        return new BrokerUrl(
                Arrays.stream(each).map(url -> NETTY).collect(Collectors.joining(",")),
                Arrays.stream(each).map(BrokerUrl::parameters).collect(Collectors.joining(",")));
    }

    private static String parameters(String url) {
        URI uri = URI.create(url.strip());
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("crossdock.artemis.url: expected tcp://host:port, got '" + url + "'");
        }
        String place = "host=" + uri.getHost() + ";port=" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
        return uri.getQuery() == null ? place : place + ";" + uri.getQuery().replace('&', ';');
    }
}
