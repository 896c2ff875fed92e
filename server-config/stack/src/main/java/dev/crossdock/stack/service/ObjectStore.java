package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The S3 server over a folder. */
final class ObjectStore extends Server {

    private static final SettingKey ENDPOINT_KEY = SettingKey.required("crossdock.s3.endpoint");
    private static final SettingKey ACCESS_KEY = SettingKey.required("crossdock.s3.access-key");
    private static final SettingKey SECRET_KEY = SettingKey.required("crossdock.s3.secret-key");

    ObjectStore(Site site) {
        super(site, "object-store", 120, List.of(ENDPOINT_KEY, ACCESS_KEY, SECRET_KEY), Port.OBJECT_STORE);
    }

    @Override
    public List<Address> externalAddresses() {
        return Address.inHttpUrls(site.external(ENDPOINT_KEY));
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
                        // It hashes all that it takes, which only the optimising compiler does by the processor's own
                        // instructions.
                        "-XX:TieredStopAtLevel=4",
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
                ENDPOINT_KEY.name(), endpoint(),
                ACCESS_KEY.name(), accessKey(),
                SECRET_KEY.name(), secretKey());
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
