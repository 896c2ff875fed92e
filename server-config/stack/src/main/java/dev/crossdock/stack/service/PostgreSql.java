package dev.crossdock.stack.service;

import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.StackException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The database, with passwords as SCRAM and a log that change data capture can read. */
final class PostgreSql extends Server {

    private static final String USER = "crossdock";
    private static final String DATABASE = "crossdock";
    private static final String HOST_KEY = "crossdock.database.host";
    private static final String PORT_KEY = "crossdock.database.port";
    private static final String NAME_KEY = "crossdock.database.name";
    private static final String USER_KEY = "crossdock.database.user";
    private static final String PASSWORD_KEY = "crossdock.database.password";

    PostgreSql(Site site) {
        super(
                site,
                "postgresql",
                150,
                List.of(HOST_KEY, PORT_KEY, NAME_KEY, USER_KEY, PASSWORD_KEY),
                List.of(site.port(Port.POSTGRESQL)));
    }

    /** Signs in as the application will: a wrong password or a missing database would otherwise show a minute later. */
    @Override
    public void checkExternal() throws IOException, SQLException {
        Probe.any(externalAddresses(), Probe::accepts);
        connect(
                        externalAddresses().get(0),
                        site.external(NAME_KEY),
                        site.external(USER_KEY),
                        site.external(PASSWORD_KEY))
                .close();
    }

    @Override
    public boolean refusesRoot() {
        return true;
    }

    @Override
    public String stopSignal() {
        // "Fast": the default would wait until every client has gone.
        return "INT";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        unpackBinaries();
        var folder = site.unprivilegedData(name());
        var cluster = cluster();
        Folders.makePrivate(folder);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(folder, cluster);
        }
        site.fill(
                site.settings().module("postgresql").resolve("postgresql.conf"),
                cluster.resolve("crossdock.conf"),
                Map.of("port", Integer.toString(site.port(Port.POSTGRESQL)))::get);
        site.handOver(folder);
    }

    private void initialise(Path folder, Path cluster) throws IOException, InterruptedException {
        // Under another name until it is complete: an interrupted start must not leave half a cluster.
        var fresh = folder.resolve("cluster.new");
        Folders.delete(fresh);
        var passwordFile = folder.resolve("initial-password");
        Secrets.writePrivate(passwordFile, password() + "\n");
        site.handOver(folder);
        try {
            site.run(
                    site.unprivileged(List.of(
                            binary("initdb"),
                            "-D",
                            fresh.toString(),
                            "-U",
                            USER,
                            "--pwfile=" + passwordFile,
                            "-A",
                            "scram-sha-256",
                            "-E",
                            "UTF8",
                            "--locale=C")),
                    name());
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(fresh.resolve("postgresql.conf"), "\ninclude 'crossdock.conf'\n", StandardOpenOption.APPEND);
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public List<String> command() {
        return site.unprivileged(List.of(binary("postgres"), "-D", cluster().toString()));
    }

    @Override
    public boolean isReady() throws SQLException {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        }
    }

    @Override
    public void afterReady() throws SQLException {
        try (var connection = connect("postgres")) {
            if (!Sql.exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                Sql.update(connection, "CREATE DATABASE " + DATABASE);
            }
        }
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(
                HOST_KEY,
                "127.0.0.1",
                PORT_KEY,
                Integer.toString(site.port(Port.POSTGRESQL)),
                NAME_KEY,
                DATABASE,
                USER_KEY,
                USER,
                PASSWORD_KEY,
                password());
    }

    private Connection connect(String database) throws SQLException {
        return connect(new HostAndPort("127.0.0.1", site.port(Port.POSTGRESQL)), database, USER, password());
    }

    private static Connection connect(HostAndPort address, String database, String user, String password)
            throws SQLException {
        DriverManager.setLoginTimeout(2);
        var name = URLEncoder.encode(database, StandardCharsets.UTF_8);
        return DriverManager.getConnection("jdbc:postgresql://%s/%s".formatted(address, name), user, password);
    }

    private String password() {
        return site.secrets().secret("database.password");
    }

    private Path cluster() {
        return site.unprivilegedData(name()).resolve("cluster");
    }

    private Path binaries() {
        return site.unprivilegedPrograms(name());
    }

    private String binary(String name) {
        return binaries().resolve("bin").resolve(name).toString();
    }

    /** The artefact holds a compressed archive; it is unpacked again when the build brought another one. */
    private void unpackBinaries() throws IOException {
        var archive = Site.built(site.settings().module("postgresql").resolve("target/binaries"), "", ".txz");
        var mark = binaries().resolve(".unpacked");
        var version = archive.getFileName() + " " + Files.size(archive);
        if (Files.exists(mark) && Files.readString(mark).equals(version)) {
            return;
        }
        Folders.delete(binaries());
        Files.createDirectories(binaries());
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                unpack(tar, entry);
            }
        }
        Files.writeString(mark, version);
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var target = binaries().resolve(entry.getName()).normalize();
        if (!target.startsWith(binaries())) {
            throw new StackException("The PostgreSQL archive has an entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
