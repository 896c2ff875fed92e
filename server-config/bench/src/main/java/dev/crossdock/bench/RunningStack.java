package dev.crossdock.bench;

import dev.crossdock.kafka.ClientFile;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.service.ServiceTable;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where the running stack is: the same settings that the launcher hands to the application.
 *
 * @param settings the application's configuration keys
 * @param logs the folder of the logs
 */
record RunningStack(Map<String, String> settings, ApiClient api, Path logs) {

    static RunningStack ofThisFolder() {
        Settings settings = Settings.ofThisProcess();
        return new RunningStack(
                new ServiceTable(settings, new Secrets(settings.home())).applicationSettings(),
                ApiClient.of(settings),
                settings.home().resolve("logs"));
    }

    String kafkaBootstrap() {
        return get("crossdock.kafka.bootstrap");
    }

    /** What every Kafka client of the benchmarks needs. */
    Properties kafka() {
        Properties properties = new Properties();
        properties.putAll(ClientFile.settings(Optional.ofNullable(settings.get("crossdock.kafka.client-config"))));
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap());
        return properties;
    }

    /** A producer that waits so long for a batch to fill, and for all copies to be written. */
    KafkaProducer<String, byte[]> producer(int lingerMillis) {
        Properties properties = kafka();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        if (lingerMillis > 0) {
            properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        }
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Where something of a benchmark logs. */
    Path log(String name) {
        return logs.resolve(name + ".log");
    }

    String databaseUrl() {
        return "jdbc:postgresql://" + get("crossdock.database.host") + ":" + get("crossdock.database.port") + "/"
                + get("crossdock.database.name");
    }

    Connection database() {
        try {
            return DriverManager.getConnection(
                    databaseUrl(), get("crossdock.database.user"), get("crossdock.database.password"));
        } catch (SQLException e) {
            throw new StackException(
                    "cannot connect to " + databaseUrl() + ": " + e.getMessage()
                            + "; start the stack with ./crossdock up",
                    e);
        }
    }

    /** A setting of the application. */
    String get(String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new StackException("there is no setting " + key + "; start the stack with ./crossdock up");
        }
        return value;
    }
}
