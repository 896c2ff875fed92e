package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.GroupSnapshot.Kind;
import dev.crossdock.review.cluster.GroupSnapshot.Reading;
import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a topic that is used as a queue by what can be seen from outside. A topic counts as one when exactly one group
 * reads it and two signs agree, at least one of which speaks of jobs: few keys or a short retention alone are common in
 * streams as well.
 *
 * @param ofJobs signs that records are jobs: who reads them, what becomes of them, how they are named
 * @param ofLayout signs that the topic is laid out for workers
 */
public record QueueSigns(List<String> ofJobs, List<String> ofLayout) {

    private static final Duration SHORT_RETENTION = Duration.ofDays(1);
    private static final int MANY_PARTITIONS = 8;
    private static final int MIN_RECORDS = 20;
    private static final double MAJORITY = 0.5;
    private static final Pattern NAMES = Pattern.compile("jobs?|tasks?|queues?|work|workers?|commands?|todo");
    private static final Pattern FIELDS = Pattern.compile(
            "job(id|type)?|task(id|type)?|command|attempts?|retries|retrycount|maxretries|priority|assignee"
                    + "|worker(id)?|runat|dueat|notbefore");

    public QueueSigns {
        ofJobs = List.copyOf(ofJobs);
        ofLayout = List.copyOf(ofLayout);
    }

    /** What can be seen of a topic with its readers. */
    public static QueueSigns of(TopicSnapshot topic, List<GroupSnapshot> readers) {
        List<String> jobs = new ArrayList<>();
        if (readers.stream().anyMatch(group -> group.kind() == Kind.SHARE)) {
            jobs.add("its reader is a share group, which hands out single records");
        }
        if (readers.size() == 1 && vanishBehind(topic, readers.get(0))) {
            jobs.add("records are deleted as soon as they are handled");
        }
        Set<String> jobFields = fields(topic.sample());
        if (!jobFields.isEmpty()) {
            jobs.add("records carry " + String.join(", ", jobFields));
        }
        words(topic.name())
                .filter(NAMES.asMatchPredicate())
                .findFirst()
                .ifPresent(word -> jobs.add("its name says " + word));
        return new QueueSigns(jobs, layout(topic));
    }

    /** Whether the signs suffice. */
    public boolean suffice() {
        return !ofJobs.isEmpty() && ofJobs.size() + ofLayout.size() >= 2;
    }

    /** All signs. */
    public List<String> all() {
        return Stream.concat(ofJobs.stream(), ofLayout.stream()).toList();
    }

    private static List<String> layout(TopicSnapshot topic) {
        List<String> layout = new ArrayList<>();
        Duration expiry = topic.settings().expiry();
        if (expiry != null && expiry.compareTo(SHORT_RETENTION) <= 0) {
            layout.add("records are kept a day or less, so nobody can replay");
        }
        if (topic.partitions().size() >= MANY_PARTITIONS) {
            layout.add("one group has " + topic.partitions().size() + " partitions");
        }
        if (topic.sample().count() >= MIN_RECORDS && topic.sample().keyedShare() < 1 - MAJORITY) {
            layout.add("records have no key, so any worker may take any");
        }
        return layout;
    }

    private static Set<String> fields(RecordSample sample) {
        return new TreeSet<>(sample.commonFields(MAJORITY).stream()
                .filter(field -> FIELDS.matcher(
                                field.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""))
                        .matches())
                .toList());
    }

    /** Whether the log begins where the group stands, although records have been there. */
    private static boolean vanishBehind(TopicSnapshot topic, GroupSnapshot reader) {
        long handled = 0;
        long handledAndKept = 0;
        for (Reading reading : reader.in(topic.name())) {
            Long position = reading.position();
            PartitionState partition = topic.partition(reading.partition()).orElse(null);
            if (position != null && partition != null && partition.begin() > 0) {
                handled += position;
                handledAndKept += Math.max(0, position - partition.begin());
            }
        }
        return handled >= MIN_RECORDS
                && handledAndKept * 10 <= handled
                && !topic.settings().compacts();
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
    }
}
