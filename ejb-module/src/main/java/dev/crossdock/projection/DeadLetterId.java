package dev.crossdock.projection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a dead letter of a group by the place where the letter is now.
 *
 * @param topic the topic that its record came from
 * @param partition of the topic of dead letters
 * @param offset in that partition
 */
public record DeadLetterId(String topic, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9._-]{1,249}):(\\d{1,9}):(\\d{1,18})");

    /** The id that a text stands for. */
    public static Optional<DeadLetterId> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new DeadLetterId(
                        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
