package dev.crossdock.incontainer;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** One partition of customer changes, as producers may have written it. */
final class CustomerLog {

    static final String TOPIC = "customer-profile-events";

    /** What a record says: a profile, an erasure, or something nobody can read. */
    sealed interface Said {

        /** A whole profile; absent parts are null. */
        record Profile(
                String customer, long revision, LocalDate day, String given, String email, Boolean consent, String city)
                implements Said {}

        /** The customer is to be forgotten, by an event or, without a revision, by a bare tombstone. */
        record Erased(String customer, Optional<Long> revision) implements Said {}

        /** No JSON. */
        record Poison(String customer) implements Said {}
    }

    /** A record and what it says. */
    record Line(long offset, Said said) {}

    final int partition;
    final List<Line> lines = new ArrayList<>();
    private long next;

    CustomerLog(int partition) {
        this.partition = partition;
    }

    /** Where it stands. */
    TopicPartition partition() {
        return new TopicPartition(TOPIC, partition);
    }

    /** Appends a record. */
    CustomerLog say(Said said) {
        lines.add(new Line(next++, said));
        return this;
    }

    /** The offset after the last record. */
    long next() {
        return next;
    }

    /** Changes of few customers with duplicates, stale revisions, erasures, poison and gaps that compaction left. */
    static CustomerLog random(int partition, String prefix, Random random, LocalDate firstDay, int length) {
        CustomerLog log = new CustomerLog(partition);
        for (int i = 0; i < length; i++) {
            String customer = prefix + random.nextInt(6);
            int dice = random.nextInt(100);
            if (dice < 10 && !log.lines.isEmpty()) {
                log.say(log.lines.get(random.nextInt(log.lines.size())).said());
            } else if (dice < 13) {
                log.say(new Said.Erased(
                        customer, dice == 12 ? Optional.empty() : Optional.of(1L + random.nextInt(20))));
            } else if (dice < 17) {
                log.say(new Said.Poison(customer));
            } else {
                log.say(new Said.Profile(
                        customer,
                        1 + random.nextInt(20),
                        firstDay.plusDays(random.nextInt(3)),
                        random.nextInt(4) == 0 ? null : "Given" + random.nextInt(3),
                        random.nextInt(4) == 0 ? null : "e" + random.nextInt(3) + "@example.org",
                        random.nextInt(3) == 0 ? null : random.nextBoolean(),
                        random.nextInt(3) == 0 ? null : "City " + random.nextInt(3)));
            }
            log.next += random.nextInt(8) == 0 ? random.nextInt(5) : 0;
        }
        return log;
    }

    /** The records from one line to before another. */
    List<ConsumerRecord<String, byte[]>> records(int from, int to) {
        return lines.subList(from, to).stream().map(this::polled).toList();
    }

    private ConsumerRecord<String, byte[]> polled(Line line) {
        RecordHeaders headers = new RecordHeaders();
        String key;
        String value;
        if (line.said() instanceof Said.Profile profile) {
            key = profile.customer();
            value = json(profile);
            header(headers, "ce_type", "customer.profile-changed");
            header(headers, "ce_time", profile.day() + "T12:00:00Z");
        } else if (line.said() instanceof Said.Erased erased) {
            key = erased.customer();
            value = erased.revision()
                    .map(revision -> "{\"customerId\":\"%s\",\"revision\":%d}".formatted(erased.customer(), revision))
                    .orElse(null);
            header(headers, "ce_type", "customer.erased");
        } else {
            key = ((Said.Poison) line.said()).customer();
            value = "{no json";
        }
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                line.offset(),
                1_770_000_000_000L,
                TimestampType.CREATE_TIME,
                key.length(),
                bytes == null ? -1 : bytes.length,
                key,
                bytes,
                headers,
                Optional.empty());
    }

    private static String json(Said.Profile profile) {
        StringBuilder json = new StringBuilder(
                "{\"customerId\":\"%s\",\"revision\":%d".formatted(profile.customer(), profile.revision()));
        if (profile.given() != null) {
            json.append(",\"givenName\":\"").append(profile.given()).append('"');
        }
        if (profile.email() != null) {
            json.append(",\"email\":\"").append(profile.email()).append('"');
        }
        if (profile.consent() != null) {
            json.append(",\"marketingConsent\":").append(profile.consent());
        }
        if (profile.city() != null) {
            json.append(",\"deliveryAddress\":{\"city\":\"")
                    .append(profile.city())
                    .append("\"},\"invoice\":{\"address\":{\"city\":\"")
                    .append(profile.city())
                    .append("\"}}");
        }
        return json.append('}').toString();
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
