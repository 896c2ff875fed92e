package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.util.List;
import java.util.stream.Stream;

/** A server that says of itself what its class declares. */
abstract class Server implements Service {

    final Site site;
    private final String name;
    private final int expectedMiB;
    private final List<SettingKey> keys;
    private final List<Integer> ports;

    Server(Site site, String name, int expectedMiB, List<SettingKey> keys, Port... ports) {
        this.site = site;
        this.name = name;
        this.expectedMiB = expectedMiB;
        this.keys = keys;
        this.ports = Stream.of(ports).map(site::port).toList();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int expectedMiB() {
        return expectedMiB;
    }

    @Override
    public final List<Integer> ports() {
        return ports;
    }

    @Override
    public final List<SettingKey> keys() {
        return keys;
    }
}
