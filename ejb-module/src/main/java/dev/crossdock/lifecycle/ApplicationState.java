package dev.crossdock.lifecycle;

import dev.crossdock.contract.guard.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How far the application's start has come. Whatever works by itself asks here whether it may begin. */
@ApplicationScoped
public class ApplicationState {

    private static final Logger LOG = Logger.getLogger(ApplicationState.class.getName());

    private volatile boolean up;
    private volatile List<Refusal> refusals = List.of();

    /** Whether schemas and topics exist, so that consumers and timers may work. */
    public boolean isUp() {
        return up;
    }

    /** Does what a timer does, if it is time for it; what fails is tried the next time. */
    public void whenUp(String failed, Runnable work) {
        try {
            if (up) {
                work.run();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> failed + ": " + e.getMessage());
        }
    }

    /** Why the application does not start, by the guard rails its contracts are against; nothing if it does. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** From now on {@link #isUp}. */
    public void up() {
        up = true;
    }

    /** The application does not start for these reasons. */
    public void refuse(List<Refusal> reasons) {
        refusals = List.copyOf(reasons);
    }
}
