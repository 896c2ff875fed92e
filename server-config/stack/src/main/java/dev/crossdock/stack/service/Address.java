package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.StackException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a server listens. */
public record Address(String host, int port) {

    // Not java.net.URI, which finds no host in a name with an underscore, as containers have, and knows no list of
    // URLs.
    private static final Pattern URL = Pattern.compile("(https?|tcp)://(?:[^@/?,()]*@)?([^:/?#,;()]+)(?::(\\d+))?");

    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443", "tcp", "61616");

    /** Checks the port. */
    public Address {
        if (port < 1 || port > 65_535) {
            throw new StackException("%d is no port; use a number from 1 to 65535.".formatted(port));
        }
    }

    /**
     * A host and a port of its own.
     *
     * @throws StackException if the port is no number
     */
    static Address of(String host, String port) {
        if (!port.matches("\\d{1,9}")) {
            throw new StackException("\"%s\" is no port; use a number from 1 to 65535.".formatted(port));
        }
        return new Address(host, Integer.parseInt(port));
    }

    /**
     * The addresses of {@code host:port,host:port}.
     *
     * @throws StackException if one has no port
     */
    static List<Address> listed(String text) {
        return Stream.of(text.split(",", -1)).map(Address::parse).toList();
    }

    /**
     * The addresses of the URLs in a text; several stand in the URL of a cluster.
     *
     * @throws StackException if there is none
     */
    static List<Address> inUrls(String text) {
        var found = URL.matcher(text)
                .results()
                .map(url -> of(
                        url.group(2),
                        Objects.requireNonNullElse(url.group(3), DEFAULT_PORTS.getOrDefault(url.group(1), ""))))
                .toList();
        if (found.isEmpty()) {
            throw new StackException("\"%s\" is no URL; write scheme://host:port.".formatted(text));
        }
        return found;
    }

    private static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new StackException("\"%s\" is no address; write host:port.".formatted(text.strip()));
        }
        return of(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
