package dev.crossdock.configuration;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import java.util.logging.Logger;

/** Lets the application start only if nothing that is set is unknown or wrong; earlier than anything reads a setting. */
public class StartGate implements Extension {

    private static final Logger LOG = Logger.getLogger(StartGate.class.getName());

    void check(@Observes BeforeBeanDiscovery start) {
        List<String> problems = ConfigurationCheck.thisProcess();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> LOG.severe(() -> "application.refused " + problem));
            throw new DeploymentException("The configuration is refused: " + String.join(" | ", problems));
        }
    }
}
