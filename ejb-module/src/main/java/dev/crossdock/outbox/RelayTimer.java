package dev.crossdock.outbox;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Wakes the relays every second for what a crash or an absence of a destination left over. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RelayTimer {

    @Inject
    RelayLoop loop;

    /** Once a second. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void sweep() {
        loop.wakeAll();
    }
}
