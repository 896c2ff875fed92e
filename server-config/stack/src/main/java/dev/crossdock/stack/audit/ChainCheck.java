package dev.crossdock.stack.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Follows the chain entry by entry and keeps the first fault; holds one hash, however long the log is. */
public final class ChainCheck {

    private static final HexFormat HEX = HexFormat.of();

    private final @Nullable Seal expected;
    private Seal last = new Seal(0, "00".repeat(32));
    private @Nullable Fault fault;

    /** A check that also demands that an entry read earlier is still there. */
    public ChainCheck(@Nullable Seal expected) {
        this.expected = expected;
    }

    /** Takes the next entry, in the order of the log; after a fault nothing more is looked at. */
    public void add(JsonNode entry) {
        if (fault != null) {
            return;
        }
        fault = faultIn(entry);
        if (fault == null) {
            last = new Seal(entry.path("seq").asLong(0), entry.path("hash").asString(""));
        }
    }

    private @Nullable Fault faultIn(JsonNode entry) {
        long next = last.seq() + 1;
        long seq = entry.path("seq").asLong(0);
        if (seq > next) {
            return new Fault(next, "removed", "after entry %d comes entry %d".formatted(last.seq(), seq));
        }
        if (seq < next) {
            return new Fault(seq, "inserted", "after entry %d comes entry %d once more".formatted(last.seq(), seq));
        }
        String previous = entry.path("previous").asString("");
        if (!previous.equals(last.hash())) {
            return new Fault(
                    seq,
                    "unchained",
                    "it follows a hash of %s, entry %d has %s; one of the two is not the original"
                            .formatted(previous, last.seq(), last.hash()));
        }
        String hash = hash(entry);
        if (!hash.equals(entry.path("hash").asString(""))) {
            return new Fault(seq, "changed", "its content has the hash " + hash + ", stored with it is another");
        }
        return expected != null && expected.seq() == seq && !expected.hash().equals(hash)
                ? new Fault(seq, "replaced", "it had the hash " + expected.hash() + " before and has " + hash + " now")
                : null;
    }

    /** Whether a fault was found already. */
    public boolean isBroken() {
        return fault != null;
    }

    /**
     * The result, after the last entry.
     *
     * @param end what the log says of its end: {@code seq}, {@code hash}, {@code entries}
     */
    public Result finish(JsonNode end) {
        if (fault == null) {
            fault = faultAtEnd(end);
        }
        return new Result(fault == null, last.seq(), last, fault);
    }

    private @Nullable Fault faultAtEnd(JsonNode end) {
        long newest = end.path("seq").asLong(0);
        if (last.seq() < newest) {
            return cutOff("its head says that there are entries up to " + newest);
        }
        if (!end.path("hash").asString("").equals(last.hash())) {
            return new Fault(last.seq(), "replaced", "the log's head has another hash than its newest entry");
        }
        if (end.path("entries").asLong(0) != newest) {
            return new Fault(
                    newest,
                    "inserted",
                    "there are %s entries with numbers up to %d"
                            .formatted(end.path("entries").asString("no"), newest));
        }
        return expected != null && expected.seq() > last.seq()
                ? cutOff("entry " + expected.seq() + " was there before")
                : null;
    }

    private Fault cutOff(String proof) {
        return new Fault(last.seq() + 1, "cut-off", "the log ends with entry " + last.seq() + ", but " + proof);
    }

    /** The hash over an entry's canonical form, or why it has none. */
    private static String hash(JsonNode entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HEX.parseHex(entry.path("previous").asString("")));
            Instant at = Instant.parse(entry.path("at").asString(""));
            number(digest, entry.path("seq").asLong(0));
            number(digest, ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (String field : new String[] {"actor", "action", "subject", "reason"}) {
                text(digest, entry.path(field));
            }
            Map<String, JsonNode> details = new TreeMap<>();
            entry.path("details").properties().forEach(detail -> details.put(detail.getKey(), detail.getValue()));
            count(digest, details.size());
            details.forEach((name, value) -> {
                bytes(digest, name);
                text(digest, value);
            });
            return HEX.formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return "unreadable: " + unreadable.getMessage();
        }
    }

    private static void text(MessageDigest digest, JsonNode text) {
        if (text.isString()) {
            bytes(digest, text.stringValue());
        } else {
            count(digest, -1);
        }
    }

    private static void bytes(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(digest, utf8.length);
        digest.update(utf8);
    }

    private static void count(MessageDigest digest, int count) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).flip());
    }

    private static void number(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    /**
     * What the check found.
     *
     * @param entries how many entries are as they were written, from the first one on
     * @param head the last of them, to be kept elsewhere
     * @param fault the first fault, if there is one
     */
    public record Result(
            boolean intact,
            long entries,
            Seal head,
            @Nullable Fault fault) {}
}
