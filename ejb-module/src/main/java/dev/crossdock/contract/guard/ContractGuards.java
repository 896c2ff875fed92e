package dev.crossdock.contract.guard;

import java.util.List;

/** The guards that stand before the application's start, in the order in which their refusals are told. */
public final class ContractGuards {

    private static final List<ContractGuard> ALL = List.of(
            new ContractGuard(GuardRail.TOPIC_DECLARED_TWICE, OwnershipGuards::topicsDeclaredTwice),
            new ContractGuard(GuardRail.EVENT_DECLARED_TWICE, OwnershipGuards::eventsDeclaredTwice),
            new ContractGuard(GuardRail.UNDECLARED_CONSUMER, OwnershipGuards::undeclaredConsumers),
            new ContractGuard(GuardRail.WRONG_CLUSTER, OwnershipGuards::readersOfOtherBrokers),
            new ContractGuard(GuardRail.WRONG_CLUSTER, OwnershipGuards::readersOnOtherClusters),
            new ContractGuard(GuardRail.NO_DEAD_LETTERS, OwnershipGuards::consumersWithoutDeadLetters),
            ContractGuard.ofEach(GuardRail.GLOBAL_ORDER, TransportGuards::globalOrder),
            ContractGuard.ofEach(GuardRail.WORK_QUEUE, TransportGuards::workQueue),
            ContractGuard.ofEach(GuardRail.LOG_TOPIC, TransportGuards::logTopic),
            ContractGuard.ofEach(GuardRail.RETENTION, RetentionGuards::shorterThanOutage),
            ContractGuard.ofEach(GuardRail.CONTENT_RETENTION, RetentionGuards::contentShorterThanEvents),
            ContractGuard.ofEach(GuardRail.PAYLOAD_OVER_MESSAGE, TransportGuards::payloadOverMessage),
            ContractGuard.ofEach(GuardRail.KEYLESS_RECORD, TransportGuards::topicWithoutKey),
            new ContractGuard(GuardRail.KEYLESS_RECORD, SchemaGuards::keysThatMayBeMissing),
            new ContractGuard(GuardRail.EVENT_WITHOUT_SCHEMA, SchemaGuards::eventsWithoutSchema),
            new ContractGuard(GuardRail.OPEN_EVENT_SCHEMA, SchemaGuards::openSchemas),
            new ContractGuard(GuardRail.SCHEMA_BREAKS_READER, SchemaGuards::breakingChanges),
            new ContractGuard(GuardRail.UNDECLARED_PERSONAL_DATA, PersonalDataGuard::differences));

    private ContractGuards() {}

    /** What must not start like this, and why; nothing if all is well. */
    public static List<Refusal> check(Declared declared) {
        return ALL.stream().flatMap(guard -> guard.refusals(declared)).toList();
    }
}
