package dev.crossdock.contract.guard;

/** Every rule by which the platform refuses, with what it stands for and what to do instead. */
public enum GuardRail {
    /** At start-up. */
    INVALID_CONTRACT(
            "invalid-contract",
            "A contract of the application can be read.",
            "correct the file; workload.schema.json says what belongs there"),
    /** At start-up. */
    TOPIC_DECLARED_TWICE(
            "topic-declared-twice",
            "A topic belongs to one contract.",
            "declare the topic in the contract of the workload that owns it and nowhere else"),
    /** At start-up. */
    EVENT_DECLARED_TWICE(
            "event-declared-twice",
            "A type of event travels on one topic.",
            "keep the type in the events of one topic"),
    /** At start-up. */
    EVENT_WITHOUT_SCHEMA(
            "event-without-schema",
            "Every declared type of event has a schema.",
            "add dev/crossdock/event/<type>.v1.schema.json, or take the type out of the contract"),
    /** At start-up. */
    OPEN_EVENT_SCHEMA(
            "open-event-schema",
            "A schema names every field there can be, so that nothing undeclared comes in.",
            "give each object additionalProperties: false and no patternProperties, and each field a type, enum or const"),
    /** At start-up. */
    SCHEMA_BREAKS_READER(
            "schema-breaks-reader",
            "A released schema gains optional fields and changes in nothing else.",
            "take the change back, or publish it as a new type of event beside the released one"),
    /** At start-up. */
    GLOBAL_ORDER(
            "global-order-needs-one-partition",
            "What must be in one order stands in one partition.",
            "declare partitions: 1, or settle for an order per key"),
    /** At start-up. */
    WORK_QUEUE(
            "work-queue-on-fan-out-topic",
            "A job that one worker does is on no topic that several groups read.",
            "declare queues for the jobs, or oneJobOneWorker: false if every group is to see each record"),
    /** At start-up. */
    LOG_TOPIC(
            "log-topic-on-business-cluster",
            "Log lines stay away from the cluster of the business events.",
            "declare cluster: logging"),
    /** At start-up. */
    RETENTION(
            "retention-shorter-than-outage",
            "Records outlast the longest outage of every reader by a quarter, at least by an hour.",
            "keep records longer (tombstoneRetention too, where a topic is compacted), or promise a shorter outage"),
    /** At start-up. */
    CONTENT_RETENTION(
            "content-retention-shorter-than-events",
            "Content outlasts the events that refer to it by a quarter, at least by an hour, so that a replay finds it.",
            "keep the content longer, or the records of the topic shorter"),
    /** At start-up. */
    PAYLOAD_OVER_MESSAGE(
            "payload-over-message",
            "The largest event a contract allows fits into a message of its topic.",
            "declare needs.payload.max of at most the topic's maxMessage; larger content is a document"),
    /** At start-up. */
    UNDECLARED_CONSUMER(
            "undeclared-consumer",
            "Every group that the application runs is declared where its topic is.",
            "add the group to the consumers of the contract that declares the topic"),
    /** At start-up. */
    WRONG_CLUSTER(
            "wrong-cluster",
            "A group reads on the cluster that contracts name, and groups of the application on the business cluster.",
            "take bootstrap.servers out of the channel's settings and the group out of contracts of other clusters;"
                    + " crossdock.kafka.bootstrap says where the business cluster is"),
    /** At start-up. */
    NO_DEAD_LETTERS(
            "no-dead-letters",
            "Every group that the application runs has a place for what it cannot process.",
            "declare transport.kafka.deadLetters with a retention"),
    /** At start-up and for every record. */
    KEYLESS_RECORD(
            "keyless-record",
            "Where an order per key is promised, every record has a key.",
            "name the topic's key in the contract, require that field in the schema, and set it in every record"),
    /** At start-up and for every record. */
    UNDECLARED_PERSONAL_DATA(
            "undeclared-personal-data",
            "Personal data is declared in the contract and marked in the schema, the same in both.",
            "leave the field out, or declare it in personalData.fields and mark it with \"x-personal-data\": true"
                    + " (false if it is none)"),
    /** For every record. */
    PAYLOAD_OVER_CONTRACT(
            "payload-over-contract",
            "An event is at most as large as its contract says.",
            "store the content with POST /api/documents and send an event that refers to it"),
    /** For every record. */
    UNDECLARED_EVENT(
            "undeclared-event",
            "A topic carries the types of event that its contract declares.",
            "send one of the declared types, or declare the type in a contract first");

    private final String id;
    private final String sentence;
    private final String remedy;

    GuardRail(String id, String sentence, String remedy) {
        this.id = id;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The name by which answers, logs and documents refer to it. */
    public String id() {
        return id;
    }

    /** What holds where it is kept. */
    public String sentence() {
        return sentence;
    }

    /** What to do about a refusal. */
    public String remedy() {
        return remedy;
    }

    /** Refuses what was found at a place, a contract's file or whatever else helps to find it. */
    public Refusal refuse(String where, String found) {
        return new Refusal(this, where, found);
    }

    /** The reason for a dead letter. */
    public String because(String found) {
        return id + ": " + found;
    }

    @Override
    public String toString() {
        return id;
    }
}
