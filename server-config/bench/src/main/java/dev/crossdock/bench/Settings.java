package dev.crossdock.bench;

import dev.crossdock.kafka.ClientFile;
import dev.crossdock.stack.service.ServiceTable;
import dev.crossdock.stack.settings.BasicAuthentication;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the running stack is: the same settings that the launcher hands to the application.
 *
 * @param application the application's configuration keys
 * @param url where the application listens
 * @param logs the folder of the logs
 */
record Settings(Map<String, String> application, String url, Path logs) {

    /** User and password of one role. */
    record Credentials(String user, String password) {

        /** As the header of requests tells them. */
        String basic() {
            return BasicAuthentication.of(user, password);
        }
    }

    static Settings ofThisStack() {
        var stack = dev.crossdock.stack.settings.Settings.ofThisProcess();
        String url = stack.configured("crossdock.url").orElse("http://127.0.0.1:" + stack.port(Port.APPLICATION));
        return new Settings(
                new ServiceTable(stack, new Secrets(stack.home())).applicationSettings(),
                url,
                stack.home().resolve("logs"));
    }

    String kafkaBootstrap() {
        return get("crossdock.kafka.bootstrap");
    }

    /** What every Kafka client of the benchmarks needs. */
    Properties kafka() {
        Properties properties = new Properties();
        properties.putAll(ClientFile.settings(Optional.ofNullable(application.get("crossdock.kafka.client-config"))));
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap());
        return properties;
    }

    /** Where something of a benchmark logs. */
    Path log(String name) {
        return logs.resolve(name + ".log");
    }

    String api() {
        return url + "/api";
    }

    String databaseUrl() {
        return "jdbc:postgresql://" + get("crossdock.database.host") + ":" + get("crossdock.database.port") + "/"
                + get("crossdock.database.name");
    }

    String databaseUser() {
        return get("crossdock.database.user");
    }

    String databasePassword() {
        return get("crossdock.database.password");
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
        Path file = Path.of(get("crossdock.credentials-file"));
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

    /** A setting of the application. */
    String get(String key) {
        String value = application.get(key);
        if (value == null) {
            throw new BenchException("there is no setting " + key + "; start the stack with ./crossdock up");
        }
        return value;
    }
}
