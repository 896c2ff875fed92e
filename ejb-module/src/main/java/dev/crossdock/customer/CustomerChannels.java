package dev.crossdock.customer;

import dev.crossdock.projection.GroupConsumer;
import dev.crossdock.projection.PolledRecords;
import dev.crossdock.projection.Projection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where Kafka's batches come in, one channel for each group, named after it. */
@ApplicationScoped
public class CustomerChannels {

    @Inject
    GroupConsumer consumer;

    @Inject
    @Named(CustomerProjections.FULFILLMENT)
    Projection<CustomerChange> fulfillment;

    @Inject
    @Named(CustomerProjections.BILLING)
    Projection<CustomerChange> billing;

    @Inject
    @Named(CustomerProjections.ANALYTICS)
    Projection<CustomerChange> analytics;

    /** A batch for fulfillment. */
    @Incoming(CustomerProjections.FULFILLMENT)
    @Blocking
    public void fulfillment(PolledRecords polled) {
        consumer.consume(fulfillment, polled);
    }

    /** A batch for billing. */
    @Incoming(CustomerProjections.BILLING)
    @Blocking
    public void billing(PolledRecords polled) {
        consumer.consume(billing, polled);
    }

    /** A batch for analytics. */
    @Incoming(CustomerProjections.ANALYTICS)
    @Blocking
    public void analytics(PolledRecords polled) {
        consumer.consume(analytics, polled);
    }
}
