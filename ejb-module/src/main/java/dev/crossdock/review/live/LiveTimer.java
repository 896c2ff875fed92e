package dev.crossdock.review.live;

import dev.crossdock.operations.ApplicationStart;
import dev.crossdock.review.Durations;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the live check again and again; several instances share the work. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class LiveTimer {

    private static final Logger LOG = Logger.getLogger(LiveTimer.class.getName());

    @Inject
    @ConfigProperty(name = "crossdock.review.live.interval", defaultValue = "20s")
    String interval;

    @Resource
    TimerService timers;

    @Inject
    ApplicationStart application;

    @Inject
    LiveCheck check;

    private Duration every = Duration.ZERO;

    @PostConstruct
    void start() {
        every = Durations.parse(interval);
        timers.createIntervalTimer(every.toMillis(), every.toMillis(), new TimerConfig(null, false));
    }

    /** Before the application is up its topics are not made yet; what an other instance did half a turn ago will do. */
    @Timeout
    void look() {
        try {
            if (application.isUp() && check.isDue(every.dividedBy(2))) {
                check.run();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "review.waiting: " + e.getMessage());
        }
    }
}
