package dev.crossdock.document;

import dev.crossdock.document.DocumentTransactions.DocumentChanged;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.outbox.Drain;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Keeps the relay going as long as there is something to publish. */
@ApplicationScoped
public class DocumentRelayLoop {

    private final Drain drain = new Drain("document.relay.waiting", this::publish);

    @Inject
    ApplicationState application;

    @Inject
    DocumentRelay relay;

    @Resource
    ManagedExecutorService executor;

    /** The transaction of a change has committed. */
    public void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) DocumentChanged changed) {
        wake();
    }

    /** There may be something to publish. */
    void wake() {
        drain.wake(executor);
    }

    private void publish() {
        int published = application.isUp() ? relay.relay() : 0;
        while (published > 0) {
            published = relay.relay();
        }
    }
}
