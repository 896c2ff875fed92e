package dev.crossdock.stack.review.scan;

import static dev.crossdock.stack.review.scan.DraftLines.quoted;

import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Resources;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.GroupSnapshot.Kind;
import dev.crossdock.review.cluster.QueueSigns;
import dev.crossdock.review.cluster.RecordContent;
import dev.crossdock.review.cluster.RecordContent.Format;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.SampledRecord;
import dev.crossdock.review.cluster.TopicSettings;
import dev.crossdock.review.cluster.TopicSnapshot;
import dev.crossdock.stack.review.scan.Draft.Inference;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
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
import tools.jackson.dataformat.yaml.YAMLMapper;

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
    private final DraftText text = new DraftText();
    private final Map<String, Inference> needs = new HashMap<>();

    /** What to ask where the cluster does not tell. */
    private record Questions(Map<String, String> head, Map<String, String> needs, Map<String, String> end) {

        static final Questions ALL = new YAMLMapper()
                .readValue(Resources.bytes("dev/crossdock/stack/review/scan/draft-questions.yaml"), Questions.class);
    }

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
        drafts.text.settle(Questions.ALL.end(), Map.of());
        drafts.transport();
        return drafts.text.draft(
                family.workload(),
                family.topics().stream().map(TopicSnapshot::name).toList());
    }

    private void head() {
        text.line("# A draft from what runs on cluster " + cluster.clusterId() + " at " + cluster.at() + ".")
                .line(
                        "# 'inferred' gives the evidence, 'ask' is what only a person can answer. Correct and complete it,")
                .line("# then decide: ./crossdock review " + family.workload() + ".workload.yaml")
                .line("workload: " + quoted(family.workload()))
                .settle(Questions.ALL.head(), Map.of());
    }

    private void consumers() {
        List<GroupSnapshot> named = family.readers().stream()
                .filter(group -> Families.isDeclarable(group.name()))
                .toList();
        if (named.isEmpty()) {
            text.inferred("consumers", "[]", "no group has a position in these topics");
        } else {
            text.inferred(
                    "consumers",
                    named.stream()
                            .map(group -> "{group: " + quoted(group.name()) + "}")
                            .collect(Collectors.joining(", ", "[", "]")),
                    "groups with positions or members in these topics");
        }
        family.readers().stream()
                .filter(group -> !Families.isDeclarable(group.name()))
                .forEach(group -> text.ask("consumers", "a group has a name that no contract can use; rename it"));
        text.ask("consumers/longestOutage", "how long may each group be away and still miss nothing?");
    }

    private void needs() {
        data().ifPresent(found -> infer("data", found.getKey(), found.getValue()));
        int readers = family.readers().size();
        if (readers > 1) {
            infer("independentReaders", "true", readers + " groups read it");
        }
        queue().ifPresent(signs -> infer("oneJobOneWorker", "true", String.join("; ", signs.all())));
        if (!family.priorities().isEmpty()) {
            infer("priority", "true", "topics for " + String.join(" and ", family.priorities()));
        }
        if (!sample.isEmpty()) {
            infer(
                    "payload",
                    "{p50: " + DraftText.size(sample.percentile(0.5)) + ", p99: "
                            + DraftText.size(sample.percentile(0.99)) + ", max: " + DraftText.size(sample.max()) + "}",
                    "of the newest " + sample.count() + " records");
        }
        String keyed = Check.percent(sample.keyedShare());
        if (sample.keyedShare() >= NEARLY_ALL) {
            infer(
                    "ordering",
                    "{scope: per-key, key: " + quoted(key(sample)) + "}",
                    keyed + " of the sample have a key");
        }
        if (sample.perSecond() > 0) {
            infer(
                    "throughput",
                    DraftText.rate(sample.perSecond()),
                    "between the oldest and the newest of " + sample.count() + " records, not the busiest time");
        }
        retention();
        Map<String, String> questions = new LinkedHashMap<>(Questions.ALL.needs());
        questions.replaceAll((need, question) ->
                question.replace("{readers}", String.valueOf(readers)).replace("{keyed}", keyed));
        text.open("needs").settle(questions, needs).close();
    }

    private void infer(String need, String value, String evidence) {
        needs.put(need, new Inference(need, value, evidence));
    }

    private void retention() {
        family.topics().stream()
                .map(topic -> topic.settings().expiry())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(kept -> infer("retention", Durations.text(kept), "what the topics are set to"));
        boolean compacted =
                family.topics().stream().allMatch(topic -> topic.settings().compacts());
        infer("compaction", String.valueOf(compacted), "the topics' cleanup.policy");
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
                        family.deadLetters().stream().map(TopicSnapshot::name).collect(Collectors.joining(", "))));
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

    private void topic(TopicSnapshot topic) {
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
