package dev.crossdock.connect;

import dev.crossdock.lifecycle.ApplicationState;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at Kafka Connect again and again, so that no page waits for it. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ConnectTimer {

    private static final Logger LOG = Logger.getLogger(ConnectTimer.class.getName());

    @Inject
    ApplicationState application;

    @Inject
    ConnectorGroups connectors;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        try {
            if (application.isUp()) {
                connectors.look();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "connect.waiting: " + e.getMessage());
        }
    }
}
