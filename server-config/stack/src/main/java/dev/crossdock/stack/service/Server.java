package dev.crossdock.stack.service;

import java.util.List;

/** A server that says of itself what its class declares. */
abstract class Server implements Service {

    final Site site;
    private final String name;
    private final int expectedMiB;
    private final List<String> keys;
    private final List<Integer> ports;

    Server(Site site, String name, int expectedMiB, List<String> keys, List<Integer> ports) {
        this.site = site;
        this.name = name;
        this.expectedMiB = expectedMiB;
        this.keys = List.copyOf(keys);
        this.ports = List.copyOf(ports);
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
    public final List<String> keys() {
        return keys;
    }

    @Override
    public final List<HostAndPort> externalAddresses() {
        var told = site.external(keys.get(0));
        if (keys.get(0).endsWith(".host")) {
            return List.of(HostAndPort.of(told, site.external(keys.get(1))));
        }
        return keys.get(0).endsWith(".bootstrap") ? HostAndPort.listed(told) : HostAndPort.inUrls(told);
    }
}
