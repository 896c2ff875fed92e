package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.contract.WorkloadContract.PersonalData;
import dev.crossdock.stack.review.docs.Channel.Letters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Describes every channel in AsyncAPI 3.0: the topics of both clusters and their dead letters, who sends and who
 * receives. Schemas are not repeated but referred to where they lie.
 */
final class AsyncApi {

    /** The version of Crossdock, which is that of its channels. */
    static final String VERSION = "0.1.0";

    private static final String BINDING = "0.5.0";
    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Dates()).build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final List<Channel> channels;
    private final AsyncApiMessages messages;
    private final ObjectNode document = JsonMapper.shared().createObjectNode();

    AsyncApi(List<WorkloadContract> contracts, EventDescriptions events) {
        channels = Channel.of(contracts);
        messages = new AsyncApiMessages(events);
    }

    String yaml() {
        document.put("asyncapi", "3.0.0").put("id", "urn:crossdock:channels");
        document.putObject("info")
                .put("title", "Crossdock")
                .put("version", VERSION)
                .put(
                        "description",
                        "The topics of Crossdock, who sends and who receives. Records are CloudEvents 1.0 in binary mode:"
                                + " attributes in headers, data as the value. Only what is declared here exists; no"
                                + " cluster creates topics by itself.");
        document.put("defaultContentType", "application/json");
        servers();
        ObjectNode all = document.putObject("channels");
        channels.forEach(channel -> channel(all, channel));
        ObjectNode operations = document.putObject("operations");
        channels.forEach(channel -> operations(operations, channel));
        messages.components(document.putObject("components"), channels);
        return "# This file is " + GeneratedDocuments.ORIGIN.replace("`", "") + ".\n"
                + YAML.writeValueAsString(document);
    }

    private void servers() {
        ObjectNode servers = document.putObject("servers");
        for (Cluster cluster : Cluster.values()) {
            if (channels.stream().anyMatch(channel -> channel.cluster() == cluster)) {
                ObjectNode server = servers.putObject(name(cluster))
                        .put("host", "{bootstrap}")
                        .put("protocol", "kafka")
                        .put("description", description(cluster));
                server.putObject("variables")
                        .putObject("bootstrap")
                        .put("description", "Host and port of a broker; by default that of ./crossdock up.")
                        .put("default", cluster == Cluster.BUSINESS ? "127.0.0.1:19092" : "127.0.0.1:19192");
            }
        }
    }

    private static String name(Cluster cluster) {
        return cluster.name().toLowerCase(Locale.ROOT);
    }

    private static String description(Cluster cluster) {
        return switch (cluster) {
            case BUSINESS -> "Facts of the business.";
            case LOGGING -> "Bursts of logs, kept away from the facts.";
        };
    }

    private void channel(ObjectNode all, Channel channel) {
        Topic topic = channel.topic();
        ObjectNode described = described(all, channel, topic.name(), summary(channel));
        ObjectNode carried = described.putObject("messages");
        AsyncApiMessages.of(channel).forEach(message -> AsyncApiMessages.refer(carried.putObject(message), message));
        ObjectNode settings = kafka(described, topic);
        Arrays.stream(topic.cleanup().policy().split(",")).forEach(settings.putArray("cleanup.policy")::add);
        if (topic.cleanup() != Cleanup.COMPACT) {
            settings.put("retention.ms", millis(topic.retention()));
        }
        if (topic.retentionSize() != null) {
            settings.put("retention.bytes", topic.retentionSize().bytes());
        }
        if (topic.tombstoneRetention() != null) {
            settings.put("delete.retention.ms", topic.tombstoneRetention().toMillis());
        }
        if (topic.maxMessage() != null) {
            settings.put("max.message.bytes", topic.maxMessage().bytes());
        }
        inSync(settings, topic);
        personalData(described, channel.contract().personalData());
        channel.readers()
                .forEach(reader ->
                        channel.deadLetters(reader).ifPresent(letters -> deadLetters(all, channel, reader, letters)));
    }

    private static ObjectNode described(ObjectNode all, Channel channel, String address, String summary) {
        ObjectNode described = all.putObject(address).put("address", address).put("summary", summary);
        String description = channel.contract().description();
        if (address.equals(channel.name()) && description != null) {
            described.put("description", description);
        }
        described.putArray("servers").addObject().put("$ref", "#/servers/" + name(channel.cluster()));
        described.putArray("tags").addObject().put("name", channel.contract().workload());
        return described;
    }

    private static String summary(Channel channel) {
        Topic topic = channel.topic();
        String kept = switch (topic.cleanup()) {
            case DELETE -> Wording.kept(topic);
            case COMPACT -> "the latest record of each key is kept";
            case COMPACT_AND_DELETE -> "the latest record of each key is kept, " + Wording.kept(topic);
        };
        return topic.key() == null
                ? "Without key; " + kept + "."
                : "In order per " + Wording.key(topic) + "; " + kept + ".";
    }

    private static ObjectNode kafka(ObjectNode described, Topic topic) {
        ObjectNode binding = described.putObject("bindings").putObject("kafka");
        if (topic.partitions() != null) {
            binding.put("partitions", topic.partitions());
        }
        if (topic.replicas() != null) {
            binding.put("replicas", topic.replicas());
        }
        ObjectNode settings = binding.putObject("topicConfiguration");
        binding.put("bindingVersion", BINDING);
        return settings;
    }

    private static void inSync(ObjectNode settings, Topic topic) {
        if (topic.minInSyncReplicas() != null) {
            settings.put("min.insync.replicas", topic.minInSyncReplicas());
        }
    }

    private static long millis(@Nullable Duration retention) {
        return retention == null ? -1 : retention.toMillis();
    }

    private static void personalData(ObjectNode described, @Nullable PersonalData personal) {
        if (personal != null && !personal.fields().isEmpty()) {
            ObjectNode declared = described.putObject("x-personal-data");
            personal.fields().forEach(declared.putArray("fields")::add);
            if (personal.erasure() != null) {
                declared.put("erasure", personal.erasure());
            }
        }
    }

    private static void deadLetters(ObjectNode all, Channel channel, Consumer reader, Letters letters) {
        ObjectNode described = described(
                all,
                channel,
                letters.topic(),
                "What " + reader.group() + " could not process of " + channel.name() + ", kept for "
                        + Durations.text(letters.retention()) + ".");
        AsyncApiMessages.refer(
                described.putObject("messages").putObject(AsyncApiMessages.DEAD_LETTER), AsyncApiMessages.DEAD_LETTER);
        ObjectNode settings = kafka(described, channel.topic());
        settings.putArray("cleanup.policy").add(Cleanup.DELETE.policy());
        settings.put("retention.ms", letters.retention().toMillis());
        inSync(settings, channel.topic());
    }

    private void operations(ObjectNode operations, Channel channel) {
        List<String> carried = AsyncApiMessages.of(channel);
        for (String writer : channel.writers()) {
            operation(
                    operations, writer, "send", channel.name(), writer + " writes to " + channel.name() + ".", carried);
        }
        for (Consumer reader : channel.readers()) {
            String group = reader.group();
            ObjectNode binding = operation(
                            operations, group, "receive", channel.name(), reading(channel, reader), carried)
                    .putObject("bindings")
                    .putObject("kafka");
            binding.putObject("groupId").put("type", "string").put("const", group);
            binding.put("bindingVersion", BINDING);
            channel.deadLetters(reader)
                    .ifPresent(letters -> operation(
                            operations,
                            group,
                            "send",
                            letters.topic(),
                            group + " puts aside what it cannot process and goes on.",
                            List.of(AsyncApiMessages.DEAD_LETTER)));
        }
    }

    private static String reading(Channel channel, Consumer reader) {
        return channel.contract()
                .longestOutage(reader)
                .map(outage -> "The group " + reader.group() + " reads at its own pace; it may be away for "
                        + Durations.text(outage) + " and misses nothing.")
                .orElse("The group " + reader.group() + " reads at its own pace.");
    }

    private static ObjectNode operation(
            ObjectNode operations, String who, String action, String channel, String summary, List<String> messages) {
        String key = (who + "." + action + "." + channel).replaceAll("[^A-Za-z0-9._-]", "-");
        ObjectNode operation = operations.putObject(key).put("action", action).put("summary", summary);
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
        var carried = operation.putArray("messages");
        messages.forEach(message -> carried.addObject().put("$ref", "#/channels/" + channel + "/messages/" + message));
        return operation;
    }

    /** Readers of YAML 1.1 take text that begins with a digit or a sign for dates, numbers in base 60 and the like. */
    private static final class Dates extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || (!value.isEmpty() && "+-.0123456789".indexOf(value.charAt(0)) >= 0);
        }
    }
}
