package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.StackException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a server listens. What a user wrote has been held against the form of its key before. */
public record HostAndPort(String host, int port) {

    // Not java.net.URI, which finds no host in a name with an underscore, as containers have, and knows no list of
    // URLs.
    private static final Pattern URL = Pattern.compile("(https?|tcp)://(?:[^@/?,()]*@)?([^:/?#,;()]+)(?::(\\d+))?");

    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443", "tcp", "61616");

    /** Checks the port. */
    public HostAndPort {
        if (port < 1 || port > 65_535) {
            throw new StackException("%d is no port; use a number from 1 to 65535.".formatted(port));
        }
    }

    /** A host and a port of its own. */
    static HostAndPort of(String host, String port) {
        return new HostAndPort(host, Integer.parseInt(port));
    }

    /** The addresses of {@code host:port,host:port}. */
    static List<HostAndPort> listed(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(each -> of(each.substring(0, each.lastIndexOf(':')), each.substring(each.lastIndexOf(':') + 1)))
                .toList();
    }

    /** The addresses of the URLs in a text; several stand in the URL of a cluster. */
    static List<HostAndPort> inUrls(String text) {
        return URL.matcher(text)
                .results()
                .map(url -> of(
                        url.group(2),
                        Objects.requireNonNullElse(url.group(3), DEFAULT_PORTS.getOrDefault(url.group(1), ""))))
                .toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
