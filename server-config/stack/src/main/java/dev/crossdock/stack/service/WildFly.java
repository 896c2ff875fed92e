package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/** The application on WildFly, in a base folder of its own beside an untouched distribution. */
final class WildFly extends ApplicationServer {

    WildFly(Site site, Supplier<Map<String, String>> applicationSettings) {
        super(
                site,
                1,
                "wildfly",
                1_000,
                "wildfly.password",
                applicationSettings,
                Port.APPLICATION,
                Port.ADMINISTRATION,
                Port.SECURE_APPLICATION);
    }

    /** WildFly started "with errors": it goes on without the application. */
    @Override
    List<String> deploymentFailures() {
        return List.of("WFLYSRV0026");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        makeRunFolder();
        Files.createDirectories(modules());
        Folders.copy(distribution().resolve("standalone"), base());
        site.run(
                List.of(
                        "env",
                        "JBOSS_HOME=" + distribution(),
                        Site.javaBinary(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        distribution().resolve("jboss-modules.jar").toString(),
                        "-mp",
                        distribution().resolve("modules").toString(),
                        "org.jboss.as.cli",
                        "--file=" + module().resolve("configure.cli"),
                        "-Djboss.server.base.dir=" + base(),
                        "-Dcrossdock.modules=" + modules(),
                        "-Dcrossdock.postgresql.driver=" + site.built("wildfly", "driver.path")),
                name());
        addAdministrator();
        for (var deployed : List.of(adapter(), archive())) {
            Files.copy(deployed, base().resolve("deployments").resolve(deployed.getFileName()));
        }
    }

    /** The user of the console, as the server keeps it: a digest over name, realm and password. */
    private void addAdministrator() throws IOException {
        var user = "admin:ManagementRealm:" + administratorPassword();
        Secrets.writePrivate(
                base().resolve("configuration/mgmt-users.properties"), "admin=" + DigestUtils.md5Hex(user) + "\n");
    }

    @Override
    public List<String> command() {
        return List.of(
                Site.javaBinary(),
                "@" + module().resolve("jvm.options"),
                "-Dorg.jboss.boot.log.file=" + jsonLogs().resolve("boot.log"),
                "-Dlogging.configuration="
                        + base().resolve("configuration/logging.properties").toUri(),
                "-jar",
                distribution().resolve("jboss-modules.jar").toString(),
                "-mp",
                distribution().resolve("modules") + File.pathSeparator + modules(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + distribution(),
                "-Djboss.server.base.dir=" + base(),
                "-Djboss.server.log.dir=" + jsonLogs(),
                "-Djboss.http.port=" + unshifted(Port.APPLICATION),
                "-Djboss.https.port=" + unshifted(Port.SECURE_APPLICATION),
                "-Djboss.management.http.port=" + unshifted(Port.ADMINISTRATION),
                "-Djboss.socket.binding.port-offset=" + site.settings().portOffset(),
                "-c",
                "standalone-full.xml",
                "-b",
                "127.0.0.1",
                "-bmanagement",
                "127.0.0.1");
    }

    /** WildFly itself adds the offset to each of its ports. */
    private int unshifted(Port port) {
        return site.port(port) - site.settings().portOffset();
    }

    private Path base() {
        return runFolder().resolve("standalone");
    }

    private Path modules() {
        return runFolder().resolve("modules");
    }
}
