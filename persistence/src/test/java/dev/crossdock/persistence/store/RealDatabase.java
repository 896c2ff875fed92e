package dev.crossdock.persistence.store;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hibernate.dialect.PostgreSQLDialect;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL that the stack runs, with all schemas of the application and nothing in them: for tests of statements, which
 * need no application. Started once for a run of tests; what one leaves behind, others see.
 */
public final class RealDatabase {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** Who runs it where the tests are run by root, whom PostgreSQL refuses. */
    private static final int NOBODY = 65534;

    private static final DataSource RUNNING = start();

    private RealDatabase() {}

    /** Gives out connections without a pool. */
    public static DataSource dataSource() {
        return RUNNING;
    }

    /** The same for beans that look it up. */
    public static Database database() {
        return new Database() {
            @Override
            public DataSource dataSource() {
                return RUNNING;
            }
        };
    }

    /** A transaction that sees the tables of a schema; whoever asked for it rolls it back. */
    public static Connection transaction(String schema) throws SQLException {
        Connection connection = RUNNING.getConnection();
        connection.setAutoCommit(false);
        connection.setSchema(schema);
        return connection;
    }

    /** The entities of the application on it, in transactions of the caller; none that does not fit its tables. */
    public static EntityManagerFactory entities() {
        return Entities.FACTORY;
    }

    private static final class Entities {

        static final EntityManagerFactory FACTORY = Persistence.createEntityManagerFactory(
                "crossdock",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        RUNNING,
                        "hibernate.hbm2ddl.auto",
                        "validate",
                        // As WildFly has it.
                        "hibernate.jpa.compliance.orderby",
                        true,
                        "hibernate.dialect",
                        new AllSequences()));
    }

    /** The information schema, which Hibernate asks, leaves out the sequences of identity columns. */
    private static final class AllSequences extends PostgreSQLDialect {

        @Override
        public String getQuerySequencesString() {
            return """
                    select current_database() as sequence_catalog, schemaname as sequence_schema,
                        sequencename as sequence_name, start_value, min_value as minimum_value,
                        max_value as maximum_value, increment_by as increment
                    from pg_sequences""";
        }
    }

    private static DataSource start() {
        try {
            // Not among what is built: that user may not enter the folder.
            Path folder = Files.createTempDirectory("crossdock-sql-");
            unpack(folder);
            handOver(folder);
            String data = folder.resolve("data").toString();
            PGSimpleDataSource database = database(freePort());
            int initialised = run(folder, "initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C")
                    .waitFor();
            Process server = run(
                    folder,
                    "postgres",
                    "-D",
                    data,
                    "-p",
                    String.valueOf(database.getPortNumbers()[0]),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, folder)));
            if (initialised != 0 || !answers(database, server)) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            migrate(database);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static PGSimpleDataSource database(int port) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"127.0.0.1"});
        database.setPortNumbers(new int[] {port});
        database.setDatabaseName("postgres");
        database.setUser("test");
        return database;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void migrate(DataSource database) {
        Migrations migrations = new Migrations();
        migrations.database = new Database() {
            @Override
            public DataSource dataSource() {
                return database;
            }
        };
        migrations.migrateAll();
    }

    private static boolean answers(DataSource database, Process server) throws InterruptedException {
        Instant deadline = Instant.now().plus(SOON);
        while (server.isAlive() && Instant.now().isBefore(deadline)) {
            try (var connection = database.getConnection()) {
                return connection.isValid(2);
            } catch (SQLException notYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    private static Process run(Path folder, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void unpack(Path folder) throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        InputStream packed = Objects.requireNonNull(
                RealDatabase.class.getResourceAsStream("/postgres-linux-" + machine + ".txz"), machine);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }

    private static void handOver(Path folder) throws IOException {
        if (isRoot()) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
        }
    }

    private static void remove(Process server, Path folder) {
        server.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
