package dev.crossdock.stack.review.scan;

import static dev.crossdock.stack.review.scan.DraftLines.quoted;

import dev.crossdock.contract.Durations;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.GroupState;
import dev.crossdock.review.cluster.GroupState.Kind;
import dev.crossdock.review.cluster.QueueSigns;
import dev.crossdock.review.cluster.RecordContent;
import dev.crossdock.review.cluster.RecordContent.Format;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.SampledRecord;
import dev.crossdock.review.cluster.TopicSettings;
import dev.crossdock.review.cluster.TopicState;
import dev.crossdock.stack.review.Templates;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drafts the contract of one family: what its settings and records say; the template asks for all the rest. */
final class Drafts {

    private static final String KAFKA = "/transport/kafka/";
    private static final double MAJORITY = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final Set<String> ROW_CHANGE = Set.of("before", "after", "op");
    private static final Pattern PERSONAL = Pattern.compile(
            "e-?mail|phone|mobile|(first|last|given|family|full|sur)-?_?name|street|address|zip|postal|postcode|iban"
                    + "|card_?number|birth|\\bdob\\b|\\bssn\\b|passport|ip_?address",
            Pattern.CASE_INSENSITIVE);

    private final ClusterSnapshot cluster;
    private final Family family;
    private final RecordSample sample;
    private final DraftLines lines = new DraftLines();

    private Drafts(ClusterSnapshot cluster, Family family) {
        this.cluster = cluster;
        this.family = family;
        this.sample = family.sample();
    }

    static Draft of(ClusterSnapshot cluster, Family family) {
        Drafts drafts = new Drafts(cluster, family);
        drafts.consumers();
        drafts.needs();
        drafts.retention();
        drafts.personalData();
        drafts.transport();
        return drafts.draft();
    }

    private Draft draft() {
        String yaml = Templates.fill(
                "draft.yaml",
                Map.of(
                        "draft", lines,
                        "cluster", cluster.clusterId(),
                        "at", cluster.at().toString(),
                        "workload", family.workload(),
                        "unnamed", readers(false).toList(),
                        "readers", family.readers().size(),
                        "keyed", Check.percent(sample.keyedShare()),
                        "topics", family.topics().stream().map(Drafts::topic).toList()));
        return lines.draft(
                family.workload(),
                family.topics().stream().map(TopicState::name).toList(),
                yaml);
    }

    /** The groups whose names a contract can hold, or the others. */
    private Stream<String> readers(boolean declarable) {
        return family.readers().stream()
                .map(GroupState::name)
                .filter(name -> Families.isDeclarable(name) == declarable);
    }

    private void consumers() {
        List<String> named =
                readers(true).map(name -> "{group: " + quoted(name) + "}").toList();
        lines.infer(
                "/consumers",
                "[" + String.join(", ", named) + "]",
                named.isEmpty()
                        ? "no group has a position in these topics"
                        : "groups with positions or members in these topics");
    }

    private void needs() {
        data().ifPresent(found -> lines.infer("/needs/data", found.getKey(), found.getValue()));
        if (family.readers().size() > 1) {
            lines.infer("/needs/independentReaders", "true", family.readers().size() + " groups read it");
        }
        queue().ifPresent(signs -> lines.infer("/needs/oneJobOneWorker", "true", String.join("; ", signs.all())));
        if (!family.priorities().isEmpty()) {
            lines.infer("/needs/priority", "true", "topics for " + String.join(" and ", family.priorities()));
        }
        if (!sample.isEmpty()) {
            lines.infer(
                    "/needs/payload",
                    "{p50: " + DraftLines.size(sample.percentile(0.5)) + ", p99: "
                            + DraftLines.size(sample.percentile(0.99)) + ", max: " + DraftLines.size(sample.max())
                            + "}",
                    "of the newest " + sample.count() + " records");
        }
        if (sample.keyedShare() >= NEARLY_ALL) {
            lines.infer(
                    "/needs/ordering",
                    "{scope: per-key, key: " + quoted(key(sample)) + "}",
                    Check.percent(sample.keyedShare()) + " of the sample have a key");
        }
        if (sample.perSecond() > 0) {
            lines.infer(
                    "/needs/throughput",
                    DraftLines.rate(sample.perSecond()),
                    "between the oldest and the newest of " + sample.count() + " records, not the busiest time");
        }
    }

    private Optional<QueueSigns> queue() {
        return family.topics().stream()
                .filter(topic -> cluster.readersOf(topic.name()).size() == 1)
                .map(topic -> QueueSigns.of(topic, cluster.readersOf(topic.name())))
                .filter(QueueSigns::suffice)
                .findFirst();
    }

    /** What the records are, and why. */
    private Optional<Map.Entry<String, String>> data() {
        double rows = sample.share(record -> record.content().fields().containsAll(ROW_CHANGE));
        double logs = sample.share(record -> record.content().isLog());
        double binary = sample.share(record -> record.content().format() == Format.BINARY);
        double typed = sample.share(record -> record.content().type() != null);
        if (logs > MAJORITY) {
            return Optional.of(Map.entry("log-lines", Check.percent(logs) + " of the sample read like log lines"));
        }
        if (rows > MAJORITY) {
            return Optional.of(
                    Map.entry("database-changes", Check.percent(rows) + " of the sample have before, after and op"));
        }
        if (queue().isPresent()) {
            return Optional.of(Map.entry("commands", "it is used like a queue"));
        }
        if (binary > MAJORITY && Misuses.isLarge(sample)) {
            return Optional.of(Map.entry("documents", Check.percent(binary) + " of the sample are binary, and large"));
        }
        return typed > MAJORITY
                ? Optional.of(Map.entry("business-events", Check.percent(typed) + " of the sample name an event type"))
                : Optional.empty();
    }

    /** The field that always has the same value as the key, or a word that stands for it. */
    private static String key(RecordSample sample) {
        return sample.records().stream()
                .flatMap(record -> record.content().keyFields().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= NEARLY_ALL * sample.count())
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("record-key");
    }

    private void retention() {
        family.topics().stream()
                .map(topic -> topic.settings().expiry())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(kept -> lines.infer("/needs/retention", Durations.text(kept), "what the topics are set to"));
        boolean compacted =
                family.topics().stream().allMatch(topic -> topic.settings().compacts());
        lines.infer("/needs/compaction", String.valueOf(compacted), "the topics' cleanup.policy");
    }

    private void personalData() {
        String fields = sample.commonFields(0.01).stream()
                .filter(field -> PERSONAL.matcher(field).find())
                .map(field -> quoted("/"
                        + field.replace("~", "~0")
                                .replace("/", "~1")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")))
                .collect(Collectors.joining(", "));
        if (!fields.isEmpty()) {
            lines.infer(
                    "/personalData/fields", "[" + fields + "]", "their names sound personal; look at the rest as well");
        }
    }

    private void transport() {
        family.deadLetters().stream()
                .map(topic -> topic.settings().expiry())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(kept -> lines.infer(
                        KAFKA + "deadLetters",
                        "{retention: " + Durations.text(kept) + "}",
                        family.deadLetters().stream().map(TopicState::name).collect(Collectors.joining(", "))));
        family.readers().stream()
                .filter(group -> group.kind() == Kind.STREAMS && Families.isDeclarable(group.name()))
                .findFirst()
                .ifPresent(group -> lines.infer(
                        KAFKA + "streamProcessor", quoted(group.name()), "a group of the streams protocol"));
        family.readers().stream()
                .filter(group -> group.name().startsWith("connect-"))
                .findFirst()
                .ifPresent(group -> lines.infer(
                        KAFKA + "sinkConnector",
                        quoted(group.name().substring("connect-".length())),
                        "the name of its group"));
    }

    /** The lines of a topic, in their order. */
    private static Map<String, String> topic(TopicState topic) {
        TopicSettings settings = topic.settings();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("name", quoted(topic.name()));
        if (settings.compacts() || topic.sample().keyedShare() >= NEARLY_ALL) {
            String key = key(topic.sample());
            lines.put(
                    "key",
                    quoted(key)
                            + (key.equals("record-key")
                                    ? "  # ask: which field is the key?"
                                    : "  # inferred: equals the key"));
        }
        lines.put("partitions", String.valueOf(topic.partitions().size()));
        lines.put("replicas", String.valueOf(topic.replicas()));
        lines.put("minInSyncReplicas", String.valueOf(Math.min(settings.minInSync(), topic.replicas())));
        lines.put("cleanup", settings.cleanup().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Duration expiry = settings.expiry();
        if (expiry != null) {
            lines.put("retention", Durations.text(expiry));
        }
        if (settings.retentionSize() != null) {
            lines.put("retentionSize", DraftLines.size(settings.retentionSize()));
        }
        if (settings.compacts()) {
            lines.put("tombstoneRetention", Durations.text(settings.tombstoneRetention()));
        }
        lines.put("maxMessage", DraftLines.size(settings.maxMessage()));
        List<String> types = types(topic.sample());
        if (!types.isEmpty()) {
            lines.put("events", types.stream().map(DraftLines::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
        return lines;
    }

    /** The types of event that records name; free text is none. */
    private static List<String> types(RecordSample sample) {
        return sample.records().stream()
                .map(SampledRecord::content)
                .map(RecordContent::type)
                .filter(Objects::nonNull)
                .filter(Families::isDeclarable)
                .distinct()
                .sorted()
                .limit(100)
                .toList();
    }
}
