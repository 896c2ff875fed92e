package dev.crossdock.connect;

import dev.crossdock.lifecycle.ApplicationState;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks at Kafka Connect again and again, so that no page waits for it. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ConnectTimer {

    @Inject
    ApplicationState application;

    @Inject
    ConnectorGroups connectors;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        application.whenUp("connect.waiting", connectors::look);
    }
}
