package dev.crossdock.activity;

import dev.crossdock.projection.GroupConsumer;
import dev.crossdock.projection.PolledRecords;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the records of all topics of the support projection come in. */
@ApplicationScoped
public class SupportChannel {

    @Inject
    GroupConsumer consumer;

    @Inject
    SupportProjection projection;

    /** What was polled, of any of its topics. */
    @Incoming(SupportProjection.GROUP)
    @Blocking
    public void support(PolledRecords polled) {
        consumer.consume(projection, polled);
    }
}
