package dev.crossdock.projection;

import dev.crossdock.event.UnreadableEventException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A projection with what is the same for all: its names, and what decodes its records.
 *
 * @param <C> a change
 */
public abstract class DecodedProjection<C> implements Projection<C> {

    private final String group;
    private final String schema;
    private final List<String> topics;
    private final Decoder<C> decoder;

    /** Makes a change of a record. */
    public interface Decoder<C> {
        C decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException;
    }

    /** The projection of a group whose tables are in that schema. */
    protected DecodedProjection(String group, String schema, List<String> topics, Decoder<C> decoder) {
        this.group = group;
        this.schema = schema;
        this.topics = List.copyOf(topics);
        this.decoder = decoder;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public List<String> topics() {
        return topics;
    }

    @Override
    public C decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        return decoder.decode(polled);
    }
}
