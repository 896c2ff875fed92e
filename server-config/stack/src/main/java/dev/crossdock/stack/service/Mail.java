package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A mail server that keeps what it gets, to be read back over HTTP or IMAP. */
record Mail(Site site) implements Service {

    private static final String HOST = "127.0.0.1";

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.SMTP), site.port(Port.IMAP), site.port(Port.MAIL_API));
    }

    @Override
    public int expectedMiB() {
        return 100;
    }

    @Override
    public String externalKey() {
        return "crossdock.smtp.host";
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
        return Map.of("crossdock.smtp.host", HOST, "crossdock.smtp.port", Integer.toString(site.port(Port.SMTP)));
    }
}
