package dev.crossdock.stack.review.docs;

import static dev.crossdock.stack.review.docs.Wording.answer;

import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Needs;
import dev.crossdock.contract.Needs.Ordering;
import dev.crossdock.contract.Needs.Payload;
import dev.crossdock.contract.Needs.Processing;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a contract answers, question by question. */
final class NeedAnswers {

    private final List<List<String>> rows = new ArrayList<>();

    private NeedAnswers() {}

    static List<List<String>> of(WorkloadContract contract) {
        NeedAnswers answers = new NeedAnswers();
        answers.people(contract);
        answers.behaviour(contract.needs());
        answers.amounts(contract.needs());
        answers.row(
                "Personal data",
                contract.personalData() == null
                        ? null
                        : listed(contract.personalData().fields()));
        return answers.rows;
    }

    private void people(WorkloadContract contract) {
        row(
                "Who answers for it; who decides on its schemas",
                answer(contract.owner()) + "; " + answer(contract.schemaOwner()));
        row("Who writes", listed(contract.producers()));
        List<Consumer> consumers = contract.consumers();
        row(
                "Who reads, and how long each may be away",
                consumers == null
                        ? null
                        : listed(consumers.stream()
                                .map(consumer -> consumer.group()
                                        + contract.longestOutage(consumer)
                                                .map(outage -> " " + Durations.text(outage))
                                                .orElse(""))
                                .toList()));
    }

    private void behaviour(Needs needs) {
        row("What the records are", needs.data());
        row("Several readers, each at its own pace", needs.independentReaders());
        row("Readers go back, or start late from the beginning", needs.replay());
        row("Records come, and are worth processing, all the time", needs.continuousStream());
        row("Each record is a job for exactly one worker", needs.oneJobOneWorker());
        row("The transport looks into records to route them", needs.contentBasedRouting());
        row("Urgent records overtake", needs.priority());
        row("Fields that readers look up by", listed(needs.queryByField()));
        row("Order", needs.ordering() == null ? null : order(needs.ordering()));
        row("A closed set at set times", needs.scheduledBatch());
        row("A result loses value within minutes", needs.realTimeValue());
        row("The latest record per key is enough", needs.compaction());
        row("State, joins or windows", needs.processing() == null ? null : processing(needs.processing()));
    }

    private void amounts(Needs needs) {
        row("Size of a record (p50, p99, max)", needs.payload() == null ? null : sizes(needs.payload()));
        row("Records at the busiest time", needs.throughput());
        row("Processed within (p99)", needs.latency());
        row("How far back one must be able to read", needs.retention());
    }

    private static String sizes(Payload payload) {
        return answer(payload.p50()) + ", " + answer(payload.p99()) + ", " + answer(payload.max());
    }

    private static String order(Ordering ordering) {
        return switch (ordering.scope()) {
            case NONE -> "none needed";
            case PER_KEY -> "per " + (ordering.key() == null ? "key" : ordering.key());
            case GLOBAL -> "one for all records, decided by " + answer(ordering.authority());
        };
    }

    private static String processing(Processing processing) {
        String needed = Stream.of(
                        named("state", processing.state()),
                        named("joins", processing.joins()),
                        named("windows", processing.windows()))
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
        return needed.isEmpty() ? "none" : needed;
    }

    private static List<String> named(String name, @Nullable Boolean needed) {
        if (needed == null) {
            return List.of(name + " not said");
        }
        return needed ? List.of(name) : List.of();
    }

    private static @Nullable String listed(@Nullable List<String> names) {
        if (names == null) {
            return null;
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private void row(String question, @Nullable Object answer) {
        rows.add(List.of(question, answer(answer)));
    }
}
