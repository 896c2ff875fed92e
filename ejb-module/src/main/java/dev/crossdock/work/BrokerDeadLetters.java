package dev.crossdock.work;

import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Management;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queues of dead letters: messages that were put there because a job is dead, or because the broker gave one up. */
@ApplicationScoped
class BrokerDeadLetters {

    /** What the broker moved by itself remembers where it was. */
    private static final String MOVED_BY_THE_BROKER = "_AMQ_ORIG_ADDRESS IS NOT NULL";

    @Inject
    Broker broker;

    /**
     * The messages that the broker gave up, of one kind.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    List<Delivery> givenUp(JobKind kind) throws BrokerUnavailableException {
        try (Management management = broker.management()) {
            Object listed = management.onQueue(kind.deadLetterQueue(), "listMessagesAsJSON", MOVED_BY_THE_BROKER);
            List<Delivery> deliveries = new ArrayList<>();
            for (JsonNode message : JsonMapper.shared().readTree(String.valueOf(listed))) {
                String id = message.path(Delivery.JOB_ID).asString("");
                String round = message.path(Delivery.ROUND).asString("");
                if (id.matches("[\\w-]+") && round.matches("[0-9]{1,9}")) {
                    deliveries.add(new Delivery(kind, id, Integer.parseInt(round)));
                }
            }
            return deliveries;
        }
    }

    /**
     * Removes all messages about jobs that are queued again.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    void remove(List<String> jobIds) throws BrokerUnavailableException {
        if (jobIds.isEmpty()) {
            return;
        }
        try (Management management = broker.management()) {
            for (JobKind kind : JobKind.values()) {
                management.onQueue(kind.deadLetterQueue(), "removeMessages", about(jobIds));
            }
        }
    }

    /**
     * Removes the messages that the broker gave up, once that is settled. Those that say why a job is dead stay, and so does
     * one of a later round, which may have been given up meanwhile.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    void removeGivenUp(JobKind kind, List<Delivery> settled) throws BrokerUnavailableException {
        if (settled.isEmpty()) {
            return;
        }
        Map<Integer, List<String>> jobIds = settled.stream()
                .collect(Collectors.groupingBy(
                        Delivery::round, Collectors.mapping(Delivery::jobId, Collectors.toList())));
        try (Management management = broker.management()) {
            for (Map.Entry<Integer, List<String>> round : jobIds.entrySet()) {
                String filter = "%s AND %s = '%d' AND %s"
                        .formatted(about(round.getValue()), Delivery.ROUND, round.getKey(), MOVED_BY_THE_BROKER);
                management.onQueue(kind.deadLetterQueue(), "removeMessages", filter);
            }
        }
    }

    private static String about(List<String> jobIds) {
        return jobIds.stream().collect(Collectors.joining("','", Delivery.JOB_ID + " IN ('", "')"));
    }
}
