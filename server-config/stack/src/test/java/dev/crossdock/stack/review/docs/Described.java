package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import java.nio.charset.StandardCharsets;

/** Contracts that use what this application does not use yet. */
final class Described {

    private Described() {}

    /** Bursts of lines on the other cluster, emptied by a connector; no business events, no key. */
    static WorkloadContract logs() {
        return contract("""
                workload: logs
                producers: ["log collector, all hosts"]
                consumers: [{group: log-index}]
                transport:
                  kafka:
                    cluster: logging
                    topics: [{name: application-logs, partitions: 3, retention: 3d, retentionSize: 2GiB}]
                    sinkConnector: log-sink
                """);
    }

    /** Rows that a connector brings from a database. */
    static WorkloadContract rows() {
        return contract("""
                workload: rows
                producers: [legacy database]
                consumers: [{group: translation, longestOutage: 2d}]
                transport:
                  kafka:
                    topics: [{name: raw.shop.public.customer, key: id, partitions: 1, replicas: 3, minInSyncReplicas: 2,
                              retention: 7d}]
                    deadLetters: {retention: 90d}
                    sourceConnector: shop-source
                """);
    }

    /** One authority between two topics. */
    static WorkloadContract sale() {
        return contract("""
                workload: sale
                producers: [web shop]
                consumers: [{group: sequencer, reads: [sale-requests]}, {group: web, reads: [sale-decisions]}]
                transport:
                  kafka:
                    topics: [{name: sale-requests, key: saleId, partitions: 1, retention: 7d},
                             {name: sale-decisions, key: customerId, partitions: 6, retention: 7d}]
                  sequencer: {authority: sale-authority, input: sale-requests, output: sale-decisions}
                """);
    }

    /** Jobs, files and a nightly run. */
    static WorkloadContract work() {
        return contract("""
                workload: work
                producers: [billing]
                consumers: [{group: mailer}]
                needs: {oneJobOneWorker: true}
                transport:
                  queues: [{name: emails, filter: "kind = 'email' AND size < 10"}]
                  buckets: [{name: documents, retention: 60d}]
                  batch: {job: nightly, schedule: "0 2 * * *"}
                """);
    }

    static WorkloadContract contract(String text) {
        try {
            return new Contracts().read(text.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidContractException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
