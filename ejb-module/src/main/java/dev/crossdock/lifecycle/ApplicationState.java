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

    /**
     * What a timer does, unless it is too early.
     *
     * @param waiting the event to log where it fails; the timer tries again
     */
    public void whenUp(String waiting, Runnable work) {
        try {
            if (up) {
                work.run();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> waiting + ": " + e.getMessage());
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
