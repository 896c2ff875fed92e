package dev.crossdock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the running stack is, as the launcher's environment variables {@code CROSSDOCK_…} say. */
record Settings(Map<String, String> environment) {

    private static final int HTTP_PORT = 8080;
    private static final int KAFKA_PORT = 19092;
    private static final int DATABASE_PORT = 15432;

    /** User and password of one role. */
    record Credentials(String user, String password) {}

    static Settings fromEnvironment() {
        return new Settings(System.getenv());
    }

    String kafkaBootstrap() {
        return get("CROSSDOCK_KAFKA_BOOTSTRAP", "127.0.0.1:" + port(KAFKA_PORT));
    }

    /** What every Kafka client of the benchmarks needs. */
    Properties kafka() {
        Properties properties = new Properties();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap());
        return properties;
    }

    String api() {
        String http = get("CROSSDOCK_HTTP_PORT", String.valueOf(port(HTTP_PORT)));
        return get("CROSSDOCK_HTTP_URL", "http://127.0.0.1:" + http) + "/api";
    }

    String databaseUrl() {
        return "jdbc:postgresql://" + get("CROSSDOCK_DATABASE_HOST", "127.0.0.1") + ":"
                + get("CROSSDOCK_DATABASE_PORT", String.valueOf(port(DATABASE_PORT))) + "/"
                + get("CROSSDOCK_DATABASE_NAME", "crossdock");
    }

    String databaseUser() {
        return get("CROSSDOCK_DATABASE_USER", "crossdock");
    }

    String databasePassword() {
        return get("CROSSDOCK_DATABASE_PASSWORD", "");
    }

    Connection database() {
        try {
            return DriverManager.getConnection(databaseUrl(), databaseUser(), databasePassword());
        } catch (SQLException e) {
            throw new BenchException(
                    "cannot connect to " + databaseUrl() + ": " + e.getMessage()
                            + "; start the stack with ./crossdock up",
                    e);
        }
    }

    /** The sign-in of a role from the launcher's credentials file. */
    Credentials credentials(String role) {
        Path file =
                Path.of(get("CROSSDOCK_CREDENTIALS_FILE", get("CROSSDOCK_HOME", ".crossdock") + "/credentials.json"));
        try {
            JsonNode found =
                    JsonMapper.shared().readTree(Files.readAllBytes(file)).path(role);
            if (found.isMissingNode()) {
                throw new BenchException(file + " has no credentials of the role " + role);
            }
            return new Credentials(
                    found.path("user").asString(), found.path("password").asString());
        } catch (IOException | JacksonException e) {
            throw new BenchException("cannot read " + file + "; start the stack with ./crossdock up", e);
        }
    }

    private int port(int normal) {
        return normal + Integer.parseInt(get("CROSSDOCK_PORT_OFFSET", "0"));
    }

    private String get(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
