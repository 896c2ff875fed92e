package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The broker of background work. */
final class Artemis extends Server {

    private static final String USER = "crossdock";
    private static final SettingKey URL_KEY = SettingKey.required("crossdock.artemis.url");
    private static final SettingKey USER_KEY = SettingKey.required("crossdock.artemis.user");
    private static final SettingKey PASSWORD_KEY = SettingKey.required("crossdock.artemis.password");

    Artemis(Site site) {
        super(site, "artemis", 120, List.of(URL_KEY, USER_KEY, PASSWORD_KEY), Port.ARTEMIS);
    }

    @Override
    public List<Address> externalAddresses() {
        return Address.inUrls(site.external(URL_KEY), 61616);
    }

    @Override
    public void prepare() throws IOException {
        Folders.makePrivate(site.data(name()));
    }

    @Override
    public List<String> command() {
        var module = site.settings().module("artemis");
        // The jar, not the folder of classes: class archives hold jars only.
        var jar = module.resolve("target/crossdock-artemis-0.1.0.jar");
        var own = Files.exists(jar) ? jar : module.resolve("target/classes");
        return site.java(
                name(),
                "160m",
                List.of(
                        "-Dlogback.configurationFile=" + module.resolve("logback.xml"),
                        "-Dcrossdock.artemis.port=" + site.port(Port.ARTEMIS),
                        "-Dcrossdock.artemis.data=" + site.data(name()),
                        "-Dcrossdock.artemis.routing="
                                + module.resolve("routing.xml").toUri(),
                        "-cp",
                        own + ":" + site.built("artemis", "classpath.txt"),
                        "dev.crossdock.artemis.Main",
                        module.resolve("broker.xml").toUri().toString()));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("CROSSDOCK_ARTEMIS_USER", USER, "CROSSDOCK_ARTEMIS_PASSWORD", password());
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.accepts(new Address("127.0.0.1", site.port(Port.ARTEMIS)));
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(
                URL_KEY.name(),
                "tcp://127.0.0.1:" + site.port(Port.ARTEMIS),
                USER_KEY.name(),
                USER,
                PASSWORD_KEY.name(),
                password());
    }

    private String password() {
        return site.secrets().secret("artemis.password");
    }
}
