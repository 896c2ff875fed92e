package dev.crossdock.stack.review.scan;

import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups topics by their names.
 *
 * @param all the families, by name
 * @param skipped topics that belong to a tool rather than to a workload, each with the reason
 */
record Families(List<Family> all, Map<String, String> skipped) {

    private static final Pattern DEAD_LETTERS =
            Pattern.compile("(.+?)[._-](?:dlq|dlt|dead[._-]?letters?)(?:[._-].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRIORITY =
            Pattern.compile("(.+?)[._-](high|low|normal|urgent|bulk)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIANT =
            Pattern.compile("(.+?)[._-](?:retry|retries|retry[._-].*|v\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROCESSOR_STATE = Pattern.compile(".+-(changelog|repartition)");
    private static final Pattern DECLARABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final int MAX_NAME_LENGTH = 76;

    private static final class Members {
        private final List<TopicSnapshot> topics = new ArrayList<>();
        private final List<TopicSnapshot> deadLetters = new ArrayList<>();
        private final List<String> priorities = new ArrayList<>();
    }

    static Families of(ClusterSnapshot snapshot) {
        Map<String, Members> members = new TreeMap<>();
        Map<String, String> skipped = new TreeMap<>();
        for (TopicSnapshot topic : snapshot.topics().values()) {
            if (!isDeclarable(topic.name())) {
                skipped.put(topic.name(), "a name like this belongs to a tool, such as a schema registry");
            } else if (PROCESSOR_STATE.matcher(topic.name()).matches()) {
                skipped.put(topic.name(), "a stream processor keeps its own state here");
            } else {
                sort(topic, members);
            }
        }
        Set<String> names = new HashSet<>();
        List<Family> families = new ArrayList<>();
        members.forEach((base, found) -> families.add(family(name(base, names), found, snapshot)));
        return new Families(families, skipped);
    }

    /** Whether a contract can name this topic or group. */
    static boolean isDeclarable(String name) {
        return DECLARABLE.matcher(name).matches();
    }

    /** Whether a topic holds what could not be processed. */
    static boolean isDeadLetters(String topic) {
        return DEAD_LETTERS.matcher(topic).matches();
    }

    private static void sort(TopicSnapshot topic, Map<String, Members> members) {
        Matcher dead = DEAD_LETTERS.matcher(topic.name());
        if (dead.matches()) {
            members.computeIfAbsent(base(dead.group(1)), base -> new Members())
                    .deadLetters
                    .add(topic);
            return;
        }
        Members found = members.computeIfAbsent(base(topic.name()), base -> new Members());
        found.topics.add(topic);
        Matcher priority = PRIORITY.matcher(topic.name());
        if (priority.matches()) {
            found.priorities.add(priority.group(2));
        }
    }

    private static String base(String topic) {
        Matcher variant = VARIANT.matcher(topic);
        Matcher priority = PRIORITY.matcher(topic);
        return variant.matches() ? base(variant.group(1)) : priority.matches() ? base(priority.group(1)) : topic;
    }

    /** Dead letters whose source is gone are all there is of their family. */
    private static Family family(String name, Members found, ClusterSnapshot snapshot) {
        List<TopicSnapshot> topics = found.topics.isEmpty() ? found.deadLetters : found.topics;
        List<TopicSnapshot> deadLetters = found.topics.isEmpty() ? List.of() : found.deadLetters;
        List<GroupSnapshot> readers = snapshot.groups().values().stream()
                .filter(group -> topics.stream().anyMatch(topic -> group.reads(topic.name())))
                .toList();
        return new Family(name, topics, deadLetters, found.priorities, readers);
    }

    private static String name(String base, Set<String> taken) {
        String plain = base.replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String letter = plain.matches("[a-z].*") ? plain : "topic-" + plain;
        String shortened = letter.length() > MAX_NAME_LENGTH
                ? letter.substring(0, MAX_NAME_LENGTH).replaceAll("-+$", "")
                : letter;
        String name = shortened;
        for (int i = 2; !taken.add(name); i++) {
            name = shortened + "-" + i;
        }
        return name;
    }
}
