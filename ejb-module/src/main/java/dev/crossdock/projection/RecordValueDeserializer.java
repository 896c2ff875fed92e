package dev.crossdock.projection;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes values as they are polled. What cannot be decoded is passed on as such: a deserializer that throws would stop
 * its partition.
 *
 * @param <V> what a value says
 */
public abstract class RecordValueDeserializer<V> implements Deserializer<RecordValue<V>> {

    /**
     * Decodes one value.
     *
     * @param topic where it stands
     * @throws PoisonRecordException if no retry can ever make sense of it
     */
    protected abstract V decode(String topic, Headers headers, byte[] value) throws PoisonRecordException;

    @Override
    public final @Nullable RecordValue<V> deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        try {
            return new RecordValue<>(data, decode(topic, headers, data), null);
        } catch (PoisonRecordException e) {
            return new RecordValue<>(data, null, e.getMessage());
        }
    }

    @Override
    public final @Nullable RecordValue<V> deserialize(String topic, byte @Nullable [] data) {
        throw new IllegalStateException("values are decoded with their headers only");
    }
}
