package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The application on Payara Server, in a domain of its own. */
final class PayaraServer extends ApplicationServer {

    private static final String DOMAIN = "crossdock";
    private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";

    private List<String> startDomain = List.of();

    PayaraServer(Site site, Supplier<Map<String, String>> applicationSettings) {
        super(
                site,
                1,
                "payara",
                1_100,
                "payara.password",
                applicationSettings,
                Port.APPLICATION,
                Port.ADMINISTRATION,
                Port.SECURE_APPLICATION);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        makeRunFolder();
        Folders.copy(distribution().resolve("glassfish/domains/domain1"), domain());
        var driver = Path.of(site.built("payara", "driver.path"));
        Files.copy(driver, domain().resolve("lib").resolve(driver.getFileName()));
        closeAdministration();
        startDomain = startDomainArguments();
    }

    /** A fresh domain lets everybody administer it without a password. */
    private void closeAdministration() throws IOException, InterruptedException {
        var passwords = runFolder().resolve("passwords");
        Secrets.writePrivate(
                passwords, "AS_ADMIN_PASSWORD=%nAS_ADMIN_NEWPASSWORD=%s%n".formatted(administratorPassword()));
        site.run(
                asadmin(
                        "--user",
                        "admin",
                        "--passwordfile",
                        passwords.toString(),
                        "change-admin-password",
                        "--domaindir",
                        runFolder().toString(),
                        "--domain_name",
                        DOMAIN),
                name());
        Files.delete(passwords);
    }

    /** What {@code start-domain} would run, run directly: one process, whose end is the end of the server. */
    @Override
    public List<String> command() {
        var command = new ArrayList<String>();
        for (var argument : startDomain) {
            if (argument.equals(MAIN)) {
                // The same as on Payara Micro; the last word on a JVM option counts.
                command.add("@" + site.settings().module("payara-micro").resolve("jvm.options"));
            }
            var readsStandardInput =
                    !command.isEmpty() && command.get(command.size() - 1).equals("-read-stdin");
            command.add(readsStandardInput ? "false" : argument);
        }
        return command;
    }

    private List<String> startDomainArguments() throws IOException, InterruptedException {
        var output = site.output(
                asadmin(
                        "start-domain",
                        "--dry-run",
                        "--domaindir",
                        runFolder().toString(),
                        "--prebootcommandfile",
                        module().resolve("preboot.asadmin").toString(),
                        "--postbootcommandfile",
                        module().resolve("postboot.asadmin").toString(),
                        DOMAIN),
                name());
        // A headline, one argument in each line, an empty line, a result.
        return output.lines().skip(1).takeWhile(line -> !line.isBlank()).toList();
    }

    @Override
    public Map<String, String> environment() {
        var environment = new TreeMap<>(super.environment());
        environment.put("CROSSDOCK_HTTP_PORT", Integer.toString(site.port(Port.APPLICATION)));
        environment.put("CROSSDOCK_HTTPS_PORT", Integer.toString(site.port(Port.SECURE_APPLICATION)));
        environment.put("CROSSDOCK_ADMINISTRATION_PORT", Integer.toString(site.port(Port.ADMINISTRATION)));
        environment.put("CROSSDOCK_LOG_FILE", jsonLogs().resolve("server.log").toString());
        environment.put("CROSSDOCK_ADAPTER", adapter().toString());
        environment.put("CROSSDOCK_ARCHIVE", archive().toString());
        return environment;
    }

    private Path domain() {
        return runFolder().resolve(DOMAIN);
    }

    private List<String> asadmin(String... arguments) {
        var command = new ArrayList<>(List.of(
                Site.javaBinary(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                distribution().resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
