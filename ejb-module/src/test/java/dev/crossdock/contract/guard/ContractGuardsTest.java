package dev.crossdock.contract.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Declared.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** A sound contract with its schema, and what becomes of it when one thing is changed. */
class ContractGuardsTest {

    private static final String CONTRACT = """
            workload: parcels
            consumers: [{group: tracking, longestOutage: 4d}, {group: billing}]
            needs:
              data: business-events
              oneJobOneWorker: false
              payload: {max: 64KiB}
              ordering: {scope: per-key, key: parcelId}
              longestOutage: 2d
            personalData: {fields: [/recipient]}
            transport:
              kafka:
                cluster: business
                topics:
                  - {name: parcel-events, events: [parcel.sent], key: parcelId, partitions: 6, retention: 7d, maxMessage: 1MiB}
                deadLetters: {retention: 30d}
            """;

    private static final String SCHEMA = """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["parcelId"],
              "properties": {
                "parcelId": {"type": "string", "minLength": 1},
                "recipient": {"x-personal-data": true, "$ref": "#/$defs/person"},
                "stops": {"type": "array", "items": {"enum": ["depot", "door"]}},
                "weight": {"type": "integer"}
              },
              "$defs": {
                "person": {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {"name": {"type": "string"}, "street": {"type": "string"}}
                }
              }
            }
            """;

    /** One thing changed, and the rule that refuses it, or none. */
    private record Case(String sentence, List<GuardRail> refusedBy, String contract, String schema, boolean released) {

        static Case accepted(String sentence) {
            return new Case(sentence, List.of(), CONTRACT, SCHEMA, false);
        }

        static Case refused(GuardRail rail, String sentence) {
            return new Case(sentence, List.of(rail), CONTRACT, SCHEMA, false);
        }

        Case contract(String from, String to) {
            assertThat(contract).contains(from);
            return new Case(sentence, refusedBy, contract.replace(from, to), schema, released);
        }

        Case schema(String from, String to) {
            assertThat(schema).contains(from);
            return new Case(sentence, refusedBy, contract, schema.replace(from, to), released);
        }

        Case sinceTheRelease() {
            return new Case(sentence, refusedBy, contract, schema, true);
        }

        DynamicTest test() {
            return DynamicTest.dynamicTest(
                    (refusedBy.isEmpty() ? "accepted: " : refusedBy.get(0) + ": ") + sentence,
                    () -> assertThat(check(List.of(contract), schema, released ? SCHEMA : schema))
                            .extracting(Refusal::rail)
                            .isEqualTo(refusedBy));
        }
    }

    @TestFactory
    Stream<DynamicTest> order_and_work() {
        String topics = CONTRACT.lines()
                .filter(line -> line.contains("- {name"))
                .findFirst()
                .orElseThrow();
        return Stream.of(
                        Case.accepted("a sound contract"),
                        Case.refused(GuardRail.GLOBAL_ORDER, "one order in six partitions")
                                .contract("per-key, key: parcelId", "global"),
                        Case.refused(GuardRail.GLOBAL_ORDER, "one order in who knows how many partitions")
                                .contract("per-key, key: parcelId", "global")
                                .contract("partitions: 6, ", ""),
                        Case.accepted("one order in one partition")
                                .contract("per-key, key: parcelId", "global")
                                .contract("partitions: 6", "partitions: 1"),
                        Case.accepted("what a sequencer hands out is spread, what it takes in is not")
                                .contract("per-key, key: parcelId", "global")
                                .contract("transport:", "transport:\n  sequencer: {authority: depot, input: requests}")
                                .contract(topics, topics + "\n      - {name: requests, partitions: 1}"),
                        Case.refused(GuardRail.GLOBAL_ORDER, "what a sequencer takes in is spread")
                                .contract("per-key, key: parcelId", "global")
                                .contract("transport:", "transport:\n  sequencer: {authority: depot, input: requests}")
                                .contract(topics, topics + "\n      - {name: requests, partitions: 2}"),
                        Case.refused(GuardRail.WORK_QUEUE, "two groups would do each job")
                                .contract("oneJobOneWorker: false", "oneJobOneWorker: true"),
                        Case.accepted("one group does each job")
                                .contract("oneJobOneWorker: false", "oneJobOneWorker: true")
                                .contract(", {group: billing}", ""),
                        Case.accepted("jobs are on queues, facts on the topic")
                                .contract("oneJobOneWorker: false", "oneJobOneWorker: true")
                                .contract("transport:", "transport:\n  queues: [{name: labels}]"),
                        Case.refused(GuardRail.LOG_TOPIC, "log lines among business events")
                                .contract("data: business-events", "data: log-lines"),
                        Case.refused(GuardRail.LOG_TOPIC, "log lines on the cluster that is meant if none is named")
                                .contract("data: business-events", "data: log-lines")
                                .contract("    cluster: business\n", ""),
                        Case.accepted("log lines on their own cluster")
                                .contract("data: business-events", "data: log-lines")
                                .contract("cluster: business", "cluster: logging"))
                .map(Case::test);
    }

    @TestFactory
    Stream<DynamicTest> retention() {
        return Stream.of(
                        Case.refused(GuardRail.RETENTION, "the longest outage of all groups and less than a quarter")
                                .contract("retention: 7d", "retention: 4d23h"),
                        Case.accepted("the longest outage and a quarter").contract("retention: 7d", "retention: 5d"),
                        Case.refused(GuardRail.RETENTION, "a short outage and less than an hour")
                                .contract("longestOutage: 4d", "longestOutage: 10m")
                                .contract("longestOutage: 2d", "longestOutage: 10m")
                                .contract("retention: 7d", "retention: 69m"),
                        Case.accepted("a short outage and an hour")
                                .contract("longestOutage: 4d", "longestOutage: 10m")
                                .contract("longestOutage: 2d", "longestOutage: 10m")
                                .contract("retention: 7d", "retention: 70m"),
                        Case.refused(
                                        GuardRail.RETENTION,
                                        "those who are yet to come cannot be away as long as promised")
                                .contract("{group: tracking, longestOutage: 4d}, {group: billing}", "")
                                .contract("retention: 7d", "retention: 2d"),
                        Case.accepted("those who are yet to come can")
                                .contract("{group: tracking, longestOutage: 4d}, {group: billing}", "")
                                .contract("retention: 7d", "retention: 60h"),
                        Case.accepted("records that stay for ever").contract("retention: 7d, ", ""),
                        Case.refused(GuardRail.RETENTION, "tombstones that are gone after Kafka's one day")
                                .contract("retention: 7d", "cleanup: compact"),
                        Case.accepted("tombstones that stay")
                                .contract("retention: 7d", "cleanup: compact, tombstoneRetention: 5d"),
                        Case.refused(GuardRail.RETENTION, "a compacted topic that also removes what is old")
                                .contract(
                                        "retention: 7d",
                                        "cleanup: compact-and-delete, tombstoneRetention: 5d, retention: 4d"),
                        Case.refused(GuardRail.CONTENT_RETENTION, "content that is gone before its references")
                                .contract("transport:", "transport:\n  buckets: [{name: labels, retention: 6d}]"),
                        Case.refused(GuardRail.CONTENT_RETENTION, "content that is gone while references stay for ever")
                                .contract("transport:", "transport:\n  buckets: [{name: labels, retention: 600d}]")
                                .contract("retention: 7d, ", ""),
                        Case.refused(GuardRail.CONTENT_RETENTION, "content that a replay does not find any more")
                                .contract("transport:", "transport:\n  buckets: [{name: labels, retention: 8d}]"),
                        Case.accepted("content that outlasts its references by a quarter")
                                .contract("transport:", "transport:\n  buckets: [{name: labels, retention: 9d}]"),
                        Case.accepted("content of any size whose references are small")
                                .contract("transport:", "transport:\n  buckets: [{name: labels}]")
                                .contract("payload: {max: 64KiB}", "payload: {max: 4GiB}"),
                        Case.accepted("content that stays for ever")
                                .contract("transport:", "transport:\n  buckets: [{name: labels}]"))
                .map(Case::test);
    }

    @TestFactory
    Stream<DynamicTest> records() {
        return Stream.of(
                        Case.refused(GuardRail.PAYLOAD_OVER_MESSAGE, "events that fit into no message")
                                .contract("64KiB", "2MiB"),
                        Case.refused(
                                        GuardRail.PAYLOAD_OVER_MESSAGE,
                                        "events that fit into no message of the default size")
                                .contract("64KiB", "2MiB")
                                .contract(", maxMessage: 1MiB", ""),
                        Case.refused(GuardRail.PAYLOAD_OVER_MESSAGE, "events of any size")
                                .contract("  payload: {max: 64KiB}\n", ""),
                        Case.accepted("events that just fit").contract("64KiB", "1MiB"),
                        Case.refused(GuardRail.KEYLESS_RECORD, "an order per key on a topic without one")
                                .contract("key: parcelId, partitions", "partitions"),
                        Case.refused(GuardRail.KEYLESS_RECORD, "a key that events may leave out")
                                .schema("\"required\": [\"parcelId\"],", ""),
                        Case.refused(GuardRail.KEYLESS_RECORD, "a key that may be empty")
                                .schema(", \"minLength\": 1", ""),
                        Case.accepted("a key that events may leave out because another stands in for it")
                                .contract(
                                        "key: parcelId, partitions", "key: sender, keyOtherwise: parcelId, partitions")
                                .schema(
                                        "\"weight\"",
                                        "\"sender\": {\"type\": \"string\", \"minLength\": 1}, \"weight\""),
                        Case.refused(GuardRail.KEYLESS_RECORD, "a key that may be empty where another could stand in")
                                .contract(
                                        "key: parcelId, partitions", "key: sender, keyOtherwise: parcelId, partitions")
                                .schema("\"weight\"", "\"sender\": {\"type\": \"string\"}, \"weight\""),
                        Case.refused(GuardRail.KEYLESS_RECORD, "a stand-in that events may leave out")
                                .contract(
                                        "key: parcelId, partitions", "key: parcelId, keyOtherwise: sender, partitions")
                                .schema(
                                        "\"weight\"",
                                        "\"sender\": {\"type\": \"string\", \"minLength\": 1}, \"weight\""))
                .map(Case::test);
    }

    @TestFactory
    Stream<DynamicTest> schemas() {
        return Stream.of(
                        Case.refused(GuardRail.EVENT_WITHOUT_SCHEMA, "an event that nobody described")
                                .contract("[parcel.sent]", "[parcel.sent, parcel.lost]"),
                        Case.refused(GuardRail.OPEN_EVENT_SCHEMA, "fields by pattern")
                                .schema(
                                        "\"$defs\"",
                                        "\"patternProperties\": {\"^extra\": {\"type\": \"string\"}}, \"$defs\""),
                        Case.refused(GuardRail.OPEN_EVENT_SCHEMA, "a field of any type")
                                .schema("\"weight\"", "\"anything\": {}, \"weight\""),
                        Case.refused(GuardRail.OPEN_EVENT_SCHEMA, "an array of anything")
                                .schema("\"weight\"", "\"anything\": {\"type\": \"array\"}, \"weight\""),
                        Case.refused(GuardRail.SCHEMA_BREAKS_READER, "a field that is gone")
                                .sinceTheRelease()
                                .schema(",\n    \"weight\": {\"type\": \"integer\"}", ""),
                        Case.accepted("a new field that may be left out")
                                .sinceTheRelease()
                                .schema("\"weight\"", "\"height\": {\"type\": \"integer\"}, \"weight\""))
                .map(Case::test);
    }

    @TestFactory
    Stream<DynamicTest> personal_data() {
        return Stream.of(
                        Case.refused(GuardRail.UNDECLARED_PERSONAL_DATA, "marked in the schema alone")
                                .schema("\"weight\": {", "\"weight\": {\"x-personal-data\": true, "),
                        Case.refused(GuardRail.UNDECLARED_PERSONAL_DATA, "declared in the contract alone")
                                .contract("[/recipient]", "[/recipient, /weight]"),
                        Case.accepted("declared and marked, at another depth")
                                .contract("[/recipient]", "[/recipient/name]")
                                .schema("\"x-personal-data\": true, ", "")
                                .schema("\"name\": {", "\"name\": {\"x-personal-data\": true, ")
                                .schema("\"street\": {", "\"street\": {\"x-personal-data\": false, "),
                        Case.refused(GuardRail.UNDECLARED_PERSONAL_DATA, "a telling name and no decision")
                                .schema("\"weight\"", "\"senderEmail\": {\"type\": \"string\"}, \"weight\""),
                        Case.accepted("a telling name that misleads")
                                .schema(
                                        "\"weight\"",
                                        "\"senderEmail\": {\"x-personal-data\": false, \"type\": \"string\"}, \"weight\""))
                .map(Case::test);
    }

    @Test
    void a_topic_and_an_event_belong_to_one_contract() {
        String other = CONTRACT.replace("workload: parcels", "workload: letters");
        String elsewhere = other.replace("parcel-events", "letter-events");

        assertThat(check(List.of(CONTRACT, other), SCHEMA, SCHEMA))
                .extracting(Refusal::rail)
                .containsExactly(GuardRail.TOPIC_DECLARED_TWICE, GuardRail.EVENT_DECLARED_TWICE);
        assertThat(check(List.of(CONTRACT, elsewhere), SCHEMA, SCHEMA))
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.where()).isEqualTo("parcels.workload.yaml and letters.workload.yaml"));
    }

    @Test
    void every_group_that_runs_is_declared_with_its_topic() {
        assertThat(running(CONTRACT, "tracking", "parcel-events")).isEmpty();
        assertThat(running(CONTRACT, "spy", "parcel-events"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.toString())
                        .startsWith("undeclared-consumer: parcels.workload.yaml: group 'spy'")
                        .contains("To do: add the group to the consumers"));
        assertThat(running(CONTRACT, "tracking", "letter-events"))
                .extracting(Refusal::rail)
                .containsExactly(GuardRail.UNDECLARED_CONSUMER);
        assertThat(running(CONTRACT.replace("    deadLetters: {retention: 30d}\n", ""), "tracking", "parcel-events"))
                .extracting(Refusal::rail)
                .containsExactly(GuardRail.NO_DEAD_LETTERS);
    }

    @Test
    void a_group_that_is_to_read_elsewhere_than_on_the_business_cluster_is_refused() {
        String lines = """
                workload: lines
                consumers: [{group: tracking}]
                needs: {data: log-lines, longestOutage: 1d}
                transport: {kafka: {cluster: logging, topics: [{name: parcel-lines, retention: 7d}]}}
                """;

        assertThat(ContractGuards.check(new Declared(
                        contracts(List.of(CONTRACT, lines)),
                        schemas(SCHEMA, SCHEMA),
                        List.of(new Reader("tracking", "parcel-events", Optional.of("logs:9092"))))))
                .extracting(Refusal::toString)
                .hasSize(2)
                .anySatisfy(refusal -> assertThat(refusal)
                        .startsWith("wrong-cluster: channel 'tracking': is told to read topic 'parcel-events' from"
                                + " logs:9092")
                        .contains("To do: take bootstrap.servers out of the channel's settings"))
                .anySatisfy(refusal -> assertThat(refusal)
                        .startsWith("wrong-cluster: lines.workload.yaml: group 'tracking' is to read topic"
                                + " 'parcel-lines' of the logging cluster"));
    }

    @Test
    void a_refusal_is_one_line_with_rule_file_finding_and_what_to_do() {
        Refusal refusal = check(List.of(CONTRACT.replace("retention: 7d", "retention: 4d")), SCHEMA, SCHEMA)
                .get(0);

        assertThat(refusal.toString())
                .isEqualTo(
                        "retention-shorter-than-outage: parcels.workload.yaml: topic 'parcel-events' keeps records 4d,"
                                + " but group 'tracking' may be away for 4d and needs 5d. The rule: Records outlast the longest outage of"
                                + " every reader by a quarter, at least by an hour. To do: keep records longer"
                                + " (tombstoneRetention too, where a topic is compacted), or promise a shorter outage.");
    }

    private static List<Refusal> running(String contract, String group, String topic) {
        return ContractGuards.check(new Declared(
                contracts(List.of(contract)),
                schemas(SCHEMA, SCHEMA),
                List.of(new Reader(group, topic, Optional.empty()))));
    }

    private static List<Refusal> check(List<String> contracts, String schema, String released) {
        return ContractGuards.check(new Declared(contracts(contracts), schemas(schema, released), List.of()));
    }

    private static EventSchemas schemas(String current, String released) {
        JsonMapper json = JsonMapper.shared();
        return new EventSchemas(
                Map.of("parcel.sent", json.readTree(current)), Map.of("parcel.sent", json.readTree(released)));
    }

    private static List<WorkloadContract> contracts(List<String> texts) {
        List<WorkloadContract> contracts = new ArrayList<>();
        for (String text : texts) {
            try {
                contracts.add(new Contracts().read(text.getBytes(StandardCharsets.UTF_8)));
            } catch (InvalidContractException e) {
                throw new AssertionError(e);
            }
        }
        return contracts;
    }
}
