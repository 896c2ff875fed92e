package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A mail server that keeps what it gets, to be read back over HTTP or IMAP. */
final class Mail extends Server {

    private static final String HOST = "127.0.0.1";
    private static final SettingKey HOST_KEY = SettingKey.required("crossdock.smtp.host");
    private static final SettingKey PORT_KEY = SettingKey.withDefault("crossdock.smtp.port", "25");

    Mail(Site site) {
        super(site, "mail", 100, List.of(HOST_KEY, PORT_KEY), Port.SMTP, Port.IMAP, Port.MAIL_API);
    }

    @Override
    public List<Address> externalAddresses() {
        return List.of(Address.of(site.external(HOST_KEY), site.external(PORT_KEY)));
    }

    @Override
    public void prepare() throws IOException {
        // Mail lives in memory only.
    }

    @Override
    public List<String> command() {
        return site.java(
                name(),
                "96m",
                List.of(
                        "-Dgreenmail.smtp.hostname=" + HOST,
                        "-Dgreenmail.smtp.port=" + site.port(Port.SMTP),
                        "-Dgreenmail.imap.hostname=" + HOST,
                        "-Dgreenmail.imap.port=" + site.port(Port.IMAP),
                        "-Dgreenmail.api.hostname=" + HOST,
                        "-Dgreenmail.api.port=" + site.port(Port.MAIL_API),
                        "-Dgreenmail.auth.disabled",
                        "-cp",
                        site.built("mail", "classpath.txt"),
                        "com.icegreen.greenmail.standalone.GreenMailStandaloneRunner"));
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.httpStatus("http://%s:%d/api/service/readiness".formatted(HOST, site.port(Port.MAIL_API))) == 200;
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(HOST_KEY.name(), HOST, PORT_KEY.name(), Integer.toString(site.port(Port.SMTP)));
    }
}
