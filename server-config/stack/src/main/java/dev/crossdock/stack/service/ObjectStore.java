package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The S3 server over a folder. */
record ObjectStore(Site site) implements Service {

    @Override
    public String name() {
        return "object-store";
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.OBJECT_STORE));
    }

    @Override
    public int expectedMiB() {
        return 120;
    }

    @Override
    public String externalKey() {
        return "crossdock.s3.endpoint";
    }

    @Override
    public void prepare() throws IOException {
        Folders.makePrivate(site.data(name()));
        site.fill(
                site.settings().module("object-store").resolve("s3proxy.properties"),
                file(),
                Map.of(
                        "port", site.port(Port.OBJECT_STORE),
                        "accessKey", accessKey(),
                        "secretKey", secretKey(),
                        "data", site.data(name())));
    }

    @Override
    public List<String> command() {
        var module = site.settings().module("object-store");
        return site.java(
                name(),
                "160m",
                List.of(
                        "-Dlogback.configurationFile=" + module.resolve("logback.xml"),
                        "-cp",
                        site.built("object-store", "classpath.txt"),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        file().toString()));
    }

    @Override
    public boolean isReady() throws IOException {
        // Without a signature the answer is "forbidden", which is as good a sign of life as any.
        return Probe.httpStatus(endpoint() + "/") < 500;
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(
                "crossdock.s3.endpoint", endpoint(),
                "crossdock.s3.access-key", accessKey(),
                "crossdock.s3.secret-key", secretKey());
    }

    private String endpoint() {
        return "http://127.0.0.1:" + site.port(Port.OBJECT_STORE);
    }

    private String accessKey() {
        return site.secrets().secret("s3.access-key");
    }

    private String secretKey() {
        return site.secrets().secret("s3.secret-key");
    }

    private Path file() {
        return site.conf(name()).resolve("s3proxy.properties");
    }
}
