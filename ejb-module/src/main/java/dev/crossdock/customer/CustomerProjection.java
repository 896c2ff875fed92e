package dev.crossdock.customer;

import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.projection.Projection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A group that reads the changes of customers and nothing else. */
abstract class CustomerProjection implements Projection<CustomerChange> {

    private final String group;
    private final String schema;

    CustomerProjection(String group, String schema) {
        this.group = group;
        this.schema = schema;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public List<String> topics() {
        return List.of(CustomerRecords.TOPIC);
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public CustomerChange decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        return CustomerRecords.decode(polled);
    }
}
