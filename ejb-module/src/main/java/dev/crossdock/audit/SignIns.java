package dev.crossdock.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Signing in, as the audit log sees it. People are recorded each time they begin a session. Machines send their
 * credentials with every request and are recorded once an hour. Refusals are recorded at most once a minute for each
 * name and thirty times a minute in all, with the number of those left out, so that nobody can fill the log by guessing.
 */
@ApplicationScoped
public class SignIns {

    /** Stands for every name that no user has: what was typed there may be a password. */
    public static final String NOBODY = "unknown";

    private static final Logger LOG = Logger.getLogger(SignIns.class.getName());

    private final Attempts machines = new Attempts(Duration.ofHours(1), 10_000);
    private final Attempts refusals = new Attempts(Duration.ofMinutes(1), 30);
    private final Clock clock = Clock.systemUTC();

    @Inject
    AuditLog log;

    /**
     * A person is about to begin a session.
     *
     * @throws RuntimeException if that cannot be recorded; there must then be no session
     */
    public void personEnters(String name) {
        log.recordAlone(AuditEntry.of(name, AuditAction.SIGN_IN).with("way", "console"));
    }

    /** A machine was let in; it goes on even if that cannot be recorded, since events do not wait for the database. */
    public void machineEntered(String name, String way) {
        machines.note(name + " " + way, clock.instant())
                .ifPresent(leftOut ->
                        tryToRecord(AuditEntry.of(name, AuditAction.SIGN_IN).with("way", way)));
    }

    /** Somebody was refused; {@link #NOBODY} for a name that no user has. */
    public void refused(String name, String way) {
        refusals.note(name, clock.instant())
                .ifPresent(leftOut -> tryToRecord(AuditEntry.of(name, AuditAction.SIGN_IN_FAILED)
                        .with("way", way)
                        .with("leftOutBefore", String.valueOf(leftOut))));
    }

    private void tryToRecord(AuditEntry entry) {
        try {
            log.recordAlone(entry);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "audit.unrecorded action=" + entry.action().word());
        }
    }
}
