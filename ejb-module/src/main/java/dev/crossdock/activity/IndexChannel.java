package dev.crossdock.activity;

import dev.crossdock.projection.GroupConsumer;
import dev.crossdock.projection.PolledRecords;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the records come in that the index is made of. */
@ApplicationScoped
public class IndexChannel {

    @Inject
    GroupConsumer consumer;

    @Inject
    IndexProjection projection;

    /** What was polled, of any of its topics. */
    @Incoming(IndexProjection.GROUP)
    @Blocking
    public void index(PolledRecords polled) {
        consumer.consume(projection, polled);
    }
}
