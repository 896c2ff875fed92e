package dev.crossdock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crossdock.contract.Needs.Ordering;
import dev.crossdock.contract.Transport.Kafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractsTest {

    private final Contracts contracts = new Contracts();

    @Test
    void a_name_alone_is_a_contract_of_which_nothing_else_is_known() throws InvalidContractException {
        WorkloadContract contract = read("workload: tiny");

        assertThat(contract.workload()).isEqualTo("tiny");
        assertThat(contract.needs()).isEqualTo(Needs.UNKNOWN);
        assertThat(contract.consumers()).isNull();
        assertThat(contract.transport()).isEmpty();
    }

    @Test
    void durations_sizes_and_rates_are_written_as_people_write_them() throws InvalidContractException {
        Needs needs = read("""
                        workload: readable
                        needs:
                          latency: 250ms
                          retention: 1w2d
                          longestOutage: PT36H
                          throughput: 1200/min
                          payload: {p50: 1.5KiB, max: 2MB}
                          ordering: {scope: per-key, key: customerId}
                        """).needs();

        assertThat(needs.latency()).isEqualTo(Duration.ofMillis(250));
        assertThat(needs.retention()).isEqualTo(Duration.ofDays(9));
        assertThat(needs.longestOutage()).isEqualTo(Duration.ofHours(36));
        assertThat(needs.throughput()).extracting(Rate::perSecond).isEqualTo(20.0);
        assertThat(needs.payload()).isEqualTo(new Needs.Payload(new DataSize(1536), null, new DataSize(2_000_000)));
        assertThat(needs.ordering()).isEqualTo(new Ordering(Ordering.Scope.PER_KEY, "customerId", null));
    }

    @Test
    void one_workload_may_combine_several_kinds_of_transport() throws InvalidContractException {
        WorkloadContract contract = read("""
                workload: everything
                transport:
                  kafka: {cluster: logging, topics: [{name: t, partitions: 3, retention: 3d, retentionSize: 2GiB}]}
                  queues: [{name: emails, maxDeliveries: 5, redeliveryDelay: 5s, whenFull: block}]
                  buckets: [{name: documents, retention: 60d, maxObject: 1GiB}]
                  projections: [{name: activity, store: opensearch, queriedBy: [email]}]
                  batch: {job: export, schedule: "0 2 * * *", timeZone: Europe/Paris}
                  sequencer: {authority: sale, input: requests, output: decisions}
                """);

        assertThat(contract.transport())
                .extracting(Transport::id)
                .containsExactly(
                        "kafka-topic",
                        "queue-broker",
                        "object-storage-reference",
                        "database-projection",
                        "batch-job",
                        "sequencer");
        assertThat(contract.transport(Kafka.class).orElseThrow().cluster()).isEqualTo(Kafka.Cluster.LOGGING);
        assertThat(contract.transport(Transport.Queues.class)
                        .orElseThrow()
                        .queues()
                        .get(0)
                        .deadLetterQueue())
                .isEqualTo("dlq.emails");
    }

    @Test
    void a_transport_may_be_asked_about_by_name() throws InvalidContractException {
        assertThat(read("{\"workload\": \"asking\", \"transport\": \"kafka-share-group\"}")
                        .transport())
                .containsExactly(new Transport.Asked("kafka-share-group"));
    }

    @Test
    void every_problem_is_named_at_once_with_its_place() {
        assertThat(problems("""
                        workload: Wrong Name
                        needs:
                          replay: sometimes
                          latncy: 5s
                          retention: 30 days
                          ordering: {scope: total}
                        transport: kafkaa
                        """))
                .extracting(ContractProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/workload",
                        "/needs/replay",
                        "/needs/latncy",
                        "/needs/retention",
                        "/needs/ordering/scope",
                        "/transport");
    }

    @Test
    void an_unknown_key_is_refused_with_the_nearest_known_one() {
        assertThat(problems("workload: typo\nneeds: {oneJobOneWorkr: true}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/needs/oneJobOneWorkr");
                    assertThat(problem.detail()).contains("did you mean 'oneJobOneWorker'?");
                });
    }

    @Test
    void a_wrong_value_is_answered_with_what_belongs_there() {
        assertThat(problems("workload: duration\nneeds: {retention: 30}"))
                .containsExactly(new ContractProblem(
                        "/needs/retention",
                        "expects a duration such as 250ms, 30s, 15m, 12h, 30d, 1d12h, or ISO-8601 such as PT15M;"
                                + " here is '30'"));
    }

    @Test
    void a_key_without_a_value_is_not_taken_for_unknown() {
        assertThat(problems("workload: blank\nneeds:\n  replay:\n"))
                .containsExactly(new ContractProblem(
                        "/needs/replay", "expects true or false; here is nothing; leave the key out if it is unknown"));
    }

    @Test
    void values_that_cannot_be_true_together_are_named() {
        assertThat(problems("""
                        workload: incoherent
                        consumers: [{group: a, reads: [elsewhere]}, {group: a}]
                        needs: {payload: {p50: 3KiB, p99: 2KiB, max: 1KiB}}
                        transport:
                          kafka:
                            topics:
                              - {name: t, cleanup: compact, replicas: 2, minInSyncReplicas: 3}
                              - {name: t}
                        """))
                .extracting(ContractProblem::pointer)
                .contains(
                        "/needs/payload/p50",
                        "/needs/payload/p99",
                        "/consumers/1",
                        "/consumers/0/reads",
                        "/transport/kafka/topics/0/minInSyncReplicas",
                        "/transport/kafka/topics/0/key",
                        "/transport/kafka/topics/1");
    }

    @Test
    void broken_yaml_is_answered_with_the_line() {
        assertThat(problems("workload: broken\nneeds: [unclosed\n"))
                .singleElement()
                .extracting(ContractProblem::detail)
                .asString()
                .startsWith("line 2 is no valid YAML");
    }

    @Test
    void broken_json_is_answered_as_json() {
        assertThat(problems("{\"workload\": \"broken\","))
                .singleElement()
                .extracting(ContractProblem::detail)
                .asString()
                .contains("is no valid JSON");
    }

    @Test
    void an_empty_description_is_refused() {
        assertThat(problems(" \n"))
                .singleElement()
                .extracting(ContractProblem::detail)
                .asString()
                .startsWith("is empty");
    }

    @Test
    void a_comment_is_no_description() {
        assertThat(problems("# nothing yet\n")).isNotEmpty();
    }

    @Test
    void a_list_is_no_description() {
        assertThat(problems("- workload: a\n")).isNotEmpty();
    }

    @Test
    void a_key_that_is_there_twice_is_refused() {
        assertThat(problems("workload: a\nworkload: b\n")).isNotEmpty();
    }

    @Test
    void a_second_document_is_refused() {
        assertThat(problems("workload: a\n---\nworkload: b\n")).isNotEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThat(problems(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})).isNotEmpty();
    }

    @Test
    void more_than_a_mebibyte_is_not_read() {
        assertThat(problems(new byte[Contracts.LIMIT + 1]))
                .singleElement()
                .extracting(ContractProblem::detail)
                .asString()
                .contains("the limit is 1048576");
    }

    @Test
    void aliases_are_refused_before_they_can_multiply() {
        String bomb = """
                a: &a [x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                workload: bomb
                """;

        assertThat(problems(bomb))
                .singleElement()
                .extracting(ContractProblem::detail)
                .asString()
                .contains("anchor");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThat(problems("a: " + "[".repeat(200_000))).isNotEmpty();
        assertThat(problems("{\"a\": " + "[".repeat(200_000))).isNotEmpty();
    }

    private WorkloadContract read(String text) throws InvalidContractException {
        return contracts.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ContractProblem> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ContractProblem> problems(byte[] content) {
        return catchThrowableOfType(InvalidContractException.class, () -> contracts.read(content))
                .problems();
    }
}
