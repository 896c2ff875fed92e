package dev.crossdock.projection;

import org.jspecify.annotations.Nullable;

/**
 * A record's value, kept as it came and decoded if it can be. Values are decoded as they are polled: the polling thread
 * does so while the batch before is still being written, so that decoding and the database work at the same time.
 *
 * @param bytes what stands in the topic, for the dead letters
 * @param decoded what it says, or null
 * @param poison why it can never be decoded, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares values.
public record RecordValue<V>(
        byte[] bytes, @Nullable V decoded, @Nullable String poison) {

    /**
     * What the value says.
     *
     * @throws PoisonRecordException if it could not be decoded
     */
    public V orPoison() throws PoisonRecordException {
        if (decoded == null) {
            throw new PoisonRecordException(String.valueOf(poison));
        }
        return decoded;
    }
}
