package dev.crossdock.erasure;

import dev.crossdock.event.EventPublisher;
import dev.crossdock.event.EventPublisher.Result;
import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells all readers that a customer is erased: the event first, which they understand, then the tombstone, on which Kafka
 * removes what came before. Telling them twice changes nothing.
 */
@ApplicationScoped
public class ErasureNotice {

    private static final String SOURCE = "/crossdock/erasure";

    @Inject
    Ingestion ingestion;

    @Inject
    EventPublisher publisher;

    /**
     * Publishes both.
     *
     * @throws IllegalStateException if Kafka does not confirm; to be tried again
     */
    public void publish(Certificate erasure) {
        Outcome outcome = ingestion.accept(List.of(event(erasure))).get(0);
        if (!(outcome instanceof Accepted accepted)) {
            throw new IllegalStateException("customer.erased was not accepted: " + outcome);
        }
        Result result = publisher.publishTombstone(accepted.topic(), erasure.customer());
        if (result instanceof Result.NotStored not) {
            throw new IllegalStateException("the tombstone was not stored: " + not.reason());
        }
    }

    private static ObjectNode event(Certificate erasure) {
        CustomerErased event =
                new CustomerErased(new CustomerId(erasure.customer()), new Revision(erasure.revision()), null);
        return CustomerErased.CODEC.write(event, SOURCE, String.valueOf(erasure.id()), erasure.requestedAt());
    }
}
