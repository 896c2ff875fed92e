package dev.crossdock.contract;

import dev.crossdock.contract.Needs.Payload;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract.Consumer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What no schema can say: values of one contract that cannot be true together. */
final class Coherence {

    private final List<ContractProblem> problems = new ArrayList<>();

    private Coherence() {}

    static List<ContractProblem> check(WorkloadContract contract) {
        Coherence check = new Coherence();
        check.sizes(contract.needs().payload());
        check.topics(contract.topics());
        check.consumers(contract);
        contract.transport(Transport.Queues.class)
                .ifPresent(queues -> check.unique("/transport/queues", queues.queues(), Transport.Queue::name));
        contract.transport(Transport.ObjectStorage.class)
                .ifPresent(storage -> check.unique("/transport/buckets", storage.buckets(), Transport.Bucket::name));
        return List.copyOf(check.problems);
    }

    private void sizes(@Nullable Payload payload) {
        if (payload != null) {
            ascending("/needs/payload/p50", payload.p50(), "p99", payload.p99());
            ascending("/needs/payload/p50", payload.p50(), "max", payload.max());
            ascending("/needs/payload/p99", payload.p99(), "max", payload.max());
        }
    }

    private void ascending(String pointer, @Nullable DataSize smaller, String name, @Nullable DataSize larger) {
        if (smaller != null && larger != null && smaller.compareTo(larger) > 0) {
            add(pointer, "is " + smaller + ", more than " + name + " with " + larger + "; correct one of the two");
        }
    }

    private void topics(List<Topic> topics) {
        unique("/transport/kafka/topics", topics, Topic::name);
        for (int i = 0; i < topics.size(); i++) {
            Topic topic = topics.get(i);
            Integer replicas = topic.replicas();
            Integer inSync = topic.minInSyncReplicas();
            if (replicas != null && inSync != null && inSync > replicas) {
                add(
                        "/transport/kafka/topics/" + i + "/minInSyncReplicas",
                        "is " + inSync + ", but there are only " + replicas + " replicas");
            }
            if (topic.keyOtherwise() != null && topic.key() == null) {
                add(
                        "/transport/kafka/topics/" + i + "/keyOtherwise",
                        "stands in for a key that is not named; name the key, or call this one key");
            }
            if (topic.cleanup() != Topic.Cleanup.DELETE && topic.key() == null) {
                add(
                        "/transport/kafka/topics/" + i + "/key",
                        "is missing; a compacted topic keeps the latest record of each key");
            }
        }
    }

    private void consumers(WorkloadContract contract) {
        List<Consumer> consumers = contract.consumers();
        if (consumers == null) {
            return;
        }
        unique("/consumers", consumers, Consumer::group);
        Set<String> topics = contract.topics().stream().map(Topic::name).collect(Collectors.toSet());
        for (int i = 0; i < consumers.size(); i++) {
            List<String> reads = consumers.get(i).reads();
            for (String topic : reads == null ? List.<String>of() : reads) {
                if (!topics.contains(topic)) {
                    add("/consumers/" + i + "/reads", "'" + topic + "' is no topic of this workload " + topics);
                }
            }
        }
    }

    private <T> void unique(String pointer, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(name.apply(items.get(i)))) {
                add(pointer + "/" + i, "'" + name.apply(items.get(i)) + "' is there twice; remove one");
            }
        }
    }

    private void add(String pointer, String detail) {
        problems.add(new ContractProblem(pointer, detail));
    }
}
