package dev.crossdock.work;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What jobs there are. Each has a schema of its body, {@code <kind>.job.schema.json}, and a queue. */
public enum JobKind {
    /** Sends one e-mail. */
    EMAIL,
    /** Makes the sizes of one image. */
    IMAGE,
    /** Writes one document. */
    DOCUMENT;

    /** The word in addresses and messages. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The queue whose workers do it. */
    public String queue() {
        return "work." + word();
    }

    /** Where a job goes that cannot be done. */
    public String deadLetterQueue() {
        return "dlq." + queue();
    }

    /** The kind of a word. */
    public static Optional<JobKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, for people. */
    public static String words() {
        return Arrays.stream(values()).map(JobKind::word).collect(Collectors.joining(", "));
    }
}
