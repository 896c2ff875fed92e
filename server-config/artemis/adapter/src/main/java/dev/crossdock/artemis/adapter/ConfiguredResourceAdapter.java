package dev.crossdock.artemis.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * Finds the broker by the same settings as the application ({@code CROSSDOCK_ARTEMIS_URL}, {@code _USER}, {@code _PASSWORD}
 * in the environment, or {@code crossdock.artemis.url} and so on as system properties), so that no address and no password
 * stands in the configuration of a server. The workers of queue {@code work.email} are {@code CROSSDOCK_WORK_EMAIL_WORKERS}
 * at a time.
 */
public class ConfiguredResourceAdapter extends ActiveMQResourceAdapter {

    private static final long serialVersionUID = 1L;
    private static final String DEFAULT_WORKERS = "4";

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        BrokerUrl url = BrokerUrl.parse(required("crossdock.artemis.url"));
        setConnectorClassName(url.connectors());
        setConnectionParameters(url.parameters());
        setUserName(required("crossdock.artemis.user"));
        setPassword(required("crossdock.artemis.password"));
        // A worker takes one job at a time: what it held in advance, a more urgent job could not overtake.
        setConsumerWindowSize(0);
        super.start(context);
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (spec instanceof ActiveMQActivationSpec activation) {
            activation.setMaxSession(workers(activation.getDestination()));
        }
        super.endpointActivation(factory, spec);
    }

    /** How many jobs of a queue are done at the same time. */
    static int workers(String queue) {
        String key = "crossdock." + queue + ".workers";
        String value = setting(key).orElse(DEFAULT_WORKERS);
        if (!value.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(key + ": expected a number from 1 to 999, got '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static String required(String key) throws ResourceAdapterInternalException {
        return setting(key)
                .orElseThrow(() -> new ResourceAdapterInternalException(
                        "Set " + variable(key) + " in the environment, or the system property " + key + "."));
    }

    private static Optional<String> setting(String key) {
        return Optional.ofNullable(System.getenv(variable(key) + "_FILE"))
                .filter(file -> !file.isBlank())
                .map(ConfiguredResourceAdapter::content)
                .or(() -> Optional.ofNullable(System.getProperty(key)))
                .or(() -> Optional.ofNullable(System.getenv(variable(key))))
                .filter(value -> !value.isBlank());
    }

    /** A secret that a container got as a file. */
    private static String content(String file) {
        try {
            return Files.readString(Path.of(file.strip())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
