package dev.crossdock.work;

import dev.crossdock.work.store.JobTable;
import dev.crossdock.work.store.LeasedJob;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Extends the leases of the jobs that workers of this node are at. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Leases {

    /**
     * How long a job of a killed node waits at most: it is over before the second delivery after the kill, which the contract
     * of background work lets come after three seconds. A lease that runs out while its worker lives does little harm by
     * itself: nobody takes the job before the broker delivers its message a second time, which it does when the worker's
     * connection is gone; only if its deadline has passed or its customer is erased it is given up.
     */
    static final Duration LENGTH = Duration.ofMillis(2_500);

    private static final Logger LOG = Logger.getLogger(Leases.class.getName());

    private final Set<LeasedJob> kept = ConcurrentHashMap.newKeySet();

    @Inject
    JobTable table;

    /** From now on its lease is extended. */
    public void keep(LeasedJob job) {
        kept.add(job);
    }

    /** From now on its lease is not extended. */
    public void drop(LeasedJob job) {
        kept.remove(job);
    }

    /** At least twice before they run out. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void extend() {
        Set<LeasedJob> mine = Set.copyOf(kept);
        if (mine.isEmpty()) {
            return;
        }
        try {
            table.extend(mine, LENGTH);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "work.leases.not-extended: " + e.getMessage());
        }
    }
}
