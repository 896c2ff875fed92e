package dev.crossdock.review.live;

import dev.crossdock.contract.Durations;
import dev.crossdock.lifecycle.ApplicationState;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the live check again and again; several instances share the work. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class LiveTimer {

    @Inject
    @ConfigProperty(name = "crossdock.review.live.interval", defaultValue = "20s")
    String interval;

    @Inject
    ApplicationState application;

    @Inject
    LiveCheck check;

    private Duration every = Duration.ZERO;

    @PostConstruct
    void start() {
        every = Durations.parse(interval);
    }

    /**
     * Before the application is up its topics are not made yet. The beat is finer than the interval, which is a setting:
     * a timer made by a program would need a store that Payara Micro has only with a data grid.
     */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        application.whenUp("review.waiting", () -> {
            if (check.isDue(every)) {
                check.run();
            }
        });
    }
}
