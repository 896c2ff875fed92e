package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.StackException;
import java.io.BufferedInputStream;
import java.io.IOException;
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
record PostgreSql(Site site) implements Service {

    private static final String USER = "crossdock";
    private static final String DATABASE = "crossdock";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.POSTGRESQL));
    }

    @Override
    public int expectedMiB() {
        return 150;
    }

    @Override
    public String externalKey() {
        return "crossdock.database.host";
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
        var folder = site.openData(name());
        var cluster = cluster();
        Folders.makePrivate(folder);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(folder, cluster);
        }
        site.fill(
                site.settings().module("postgresql").resolve("postgresql.conf"),
                cluster.resolve("crossdock.conf"),
                Map.of("port", site.port(Port.POSTGRESQL)));
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
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        }
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(
                "crossdock.database.host",
                "127.0.0.1",
                "crossdock.database.port",
                Integer.toString(site.port(Port.POSTGRESQL)),
                "crossdock.database.name",
                DATABASE,
                "crossdock.database.user",
                USER,
                "crossdock.database.password",
                password());
    }

    private Connection connect(String database) throws SQLException {
        DriverManager.setLoginTimeout(2);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(site.port(Port.POSTGRESQL), database), USER, password());
    }

    private String password() {
        return site.secrets().secret("database.password");
    }

    private Path cluster() {
        return site.openData(name()).resolve("cluster");
    }

    private Path binaries() {
        return site.openPrograms(name());
    }

    private String binary(String name) {
        return binaries().resolve("bin").resolve(name).toString();
    }

    /** The artefact holds a compressed archive; it is unpacked again when the build brought another one. */
    private void unpackBinaries() throws IOException {
        var folder = site.settings().module("postgresql").resolve("target/binaries");
        Path archive;
        try (var files = Files.exists(folder) ? Files.list(folder) : java.util.stream.Stream.<Path>empty()) {
            archive = files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() ->
                            new StackException("No .txz in " + folder + "; build first: mvn package -DskipTests"));
        }
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
