package dev.crossdock.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads dead letters. */
public final class DeadLetters {

    private DeadLetters() {}

    /** The reasons of those with a key that a topic holds now. */
    public static List<String> reasons(String bootstrap, String topic, String key) {
        return TopicContent.of(bootstrap, topic).stream()
                .filter(letter -> key.equals(letter.key()))
                .map(letter ->
                        new String(letter.headers().lastHeader("dlq_reason").value(), StandardCharsets.UTF_8))
                .toList();
    }
}
