package dev.crossdock.contract;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * The behaviours a workload needs. What is null is unknown, which is not the same as "no".
 *
 * @param data what the records are
 * @param independentReaders several readers get every record, each at its own pace
 * @param replay readers go back to records they have read, or arrive later and start from the beginning
 * @param continuousStream records come and are worth processing all the time
 * @param oneJobOneWorker each record is a job that exactly one of several workers does
 * @param contentBasedRouting the transport itself looks into records to choose a destination
 * @param priority urgent records overtake others
 * @param queryByField the fields that readers look records up by; empty for none
 * @param payload sizes of one record
 * @param ordering which records must stay in order
 * @param scheduledBatch a closed set of records is processed at set times
 * @param realTimeValue a result loses value within minutes
 * @param latency how soon after it happened a record must have been processed, at the 99th percentile
 * @param throughput records at the busiest time
 * @param longestOutage how long a consumer may be away that says nothing of its own
 * @param retention how far back readers must be able to read
 * @param compaction the latest record per key is enough to rebuild the state
 * @param processing what a processor keeps between records
 */
public record Needs(
        @Nullable Data data,
        @Nullable Boolean independentReaders,
        @Nullable Boolean replay,
        @Nullable Boolean continuousStream,
        @Nullable Boolean oneJobOneWorker,
        @Nullable Boolean contentBasedRouting,
        @Nullable Boolean priority,
        @Nullable List<String> queryByField,
        @Nullable Payload payload,
        @Nullable Ordering ordering,
        @Nullable Boolean scheduledBatch,
        @Nullable Boolean realTimeValue,
        @Nullable Duration latency,
        @Nullable Rate throughput,
        @Nullable Duration longestOutage,
        @Nullable Duration retention,
        @Nullable Boolean compaction,
        @Nullable Processing processing) {

    /** Nothing is known. */
    static final Needs UNKNOWN = new Needs(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public Needs {
        queryByField = queryByField == null ? null : List.copyOf(queryByField);
    }

    /** What the records are. */
    @EnumNaming(KebabCaseStrategy.class)
    public enum Data {
        /** Facts in the words of the business. */
        BUSINESS_EVENTS,
        /** Rows that changed. */
        DATABASE_CHANGES,
        /** What applications log. */
        LOG_LINES,
        /** Work to do. */
        COMMANDS,
        /** Files. */
        DOCUMENTS,
        /** Members of a closed set. */
        BATCH_RECORDS
    }

    /** Sizes of one record: half are smaller than p50, 99 of 100 smaller than p99, all at most max. */
    public record Payload(
            @Nullable DataSize p50,
            @Nullable DataSize p99,
            @Nullable DataSize max) {}

    /**
     * Which records must stay in order.
     *
     * @param key the field whose records must, when the scope is per key
     * @param authority who decides the order, when the scope is global
     */
    public record Ordering(
            Scope scope, @Nullable String key, @Nullable String authority) {

        /** How far the order reaches. */
        @EnumNaming(KebabCaseStrategy.class)
        public enum Scope {
            /** No record depends on another. */
            NONE,
            /** Those of one key. */
            PER_KEY,
            /** All. */
            GLOBAL
        }
    }

    /** What a processor does with records beyond one at a time. */
    public record Processing(
            @Nullable Boolean state,
            @Nullable Boolean joins,
            @Nullable Boolean windows) {}
}
