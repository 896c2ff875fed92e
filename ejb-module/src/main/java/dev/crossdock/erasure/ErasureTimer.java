package dev.crossdock.erasure;

import dev.crossdock.lifecycle.ApplicationState;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Keeps erasures going until every store has confirmed, over restarts too. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ErasureTimer {

    @Inject
    ApplicationState application;

    @Inject
    Erasures erasures;

    /** Moves on what is open. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void advance() {
        application.whenUp("erasure.waiting", erasures::advanceAll);
    }

    /** What comes late about people who are erased, and cannot be processed, does not stay. */
    @Schedule(hour = "*", minute = "41", persistent = false)
    void sweep() {
        application.whenUp("erasure.waiting", erasures::sweepLatecomers);
    }
}
