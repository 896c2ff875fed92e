package dev.crossdock.contract.guard;

import dev.crossdock.contract.WorkloadContract;
import java.util.List;
import java.util.Optional;

/**
 * Everything that guards look at before the application starts.
 *
 * @param schemas of the events that the contracts declare
 * @param readers the consumer groups that the application would run
 */
public record Declared(List<WorkloadContract> contracts, EventSchemas schemas, List<Reader> readers) {

    public Declared {
        contracts = List.copyOf(contracts);
        readers = List.copyOf(readers);
    }

    /**
     * A consumer group of this application and the topic it reads.
     *
     * @param bootstrap the brokers that somebody's settings tell it to read from; empty for those of the business cluster
     */
    public record Reader(String group, String topic, Optional<String> bootstrap) {}

    /** The file of a contract, as people look for it. */
    static String file(WorkloadContract contract) {
        return contract.workload() + ".workload.yaml";
    }
}
