package dev.crossdock.support;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.crossdock.value.Identifier;

/** Names a matter that interactions belong to; it is open until one of them closes it. */
public record ConversationId(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public ConversationId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
