package dev.crossdock.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the stack.
 *
 * @param place where it is shown among the others: the smallest number first
 * @param title what its makers call it
 * @param required whether the application is not ready without it
 */
public record Part(int place, String name, String title, boolean required) {

    private static final int TIMEOUT_MILLIS = 500;

    private static final Pattern URL =
            Pattern.compile("(?<scheme>\\w+)://(?:[^@/?]*@)?(?<host>\\[[^\\]]*\\]|[^:/?#;)]+)(?::(?<port>\\d+))?");
    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443", "tcp", "61616");

    /** A part that the application does without. */
    public static Part optional(int place, String name, String title) {
        return new Part(place, name, title, false);
    }

    /** A part that the application is not ready without. */
    public static Part required(int place, String name, String title) {
        return new Part(place, name, title, true);
    }

    /** It answers. */
    public PartHealth up(String detail) {
        return new PartHealth(this, true, detail);
    }

    /** It does not, or not as it should. */
    public PartHealth down(String detail) {
        return new PartHealth(this, false, detail);
    }

    /**
     * It is left out on purpose.
     *
     * @param needing the workloads that miss it
     * @param key that would say where it is
     */
    public PartHealth leftOut(List<String> needing, String key) {
        return needing.isEmpty()
                ? up("left out, and no workload needs it")
                : down("left out, and needed by %s: set %s".formatted(String.join(", ", needing), key));
    }

    /**
     * Whether somebody listens where it should be.
     *
     * @param servers addresses or URLs, of which the first counts; empty if nobody said any
     */
    public PartHealth listening(Optional<String> servers) {
        return servers.map(Part::firstAddressIn).map(this::listening).orElseGet(() -> down("not configured"));
    }

    private PartHealth listening(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    TIMEOUT_MILLIS);
            return up("answers at " + address);
        } catch (IOException | RuntimeException e) {
            return down("no connection to " + address);
        }
    }

    /** Host and port of the first of several servers, without what else a URL may hold. */
    static String firstAddressIn(String servers) {
        String first = servers.split(",", 2)[0].strip();
        Matcher url = URL.matcher(first);
        if (!url.find()) {
            return first;
        }
        String port = Objects.requireNonNullElse(url.group("port"), DEFAULT_PORTS.get(url.group("scheme")));
        return url.group("host") + ":" + port;
    }
}
