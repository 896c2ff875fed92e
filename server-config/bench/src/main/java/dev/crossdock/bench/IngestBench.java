package dev.crossdock.bench;

import dev.crossdock.stack.api.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** How fast events are accepted: validated, published and acknowledged. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Events per second through POST /api/events, in batches and one by one.",
            "Baseline: bare-producer, a KafkaProducer with acks=all and idempotence that waits as often.",
            "The events stay in the topic and in the projections: do not run it on data that matters."
        })
final class IngestBench extends Bench {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CUSTOMERS = 10_000;

    /** Sends the changes of one request and returns when all are acknowledged. */
    private interface Sender {
        void send(List<BenchEvent> changes) throws Exception;
    }

    @Option(
            names = "--records",
            description = "Events per run in batches; a tenth of it one by one (default: ${DEFAULT-VALUE}).")
    int records = 100_000;

    @Option(names = "--batch", description = "Events per batch (default: ${DEFAULT-VALUE}).")
    int batch = 100;

    @Option(names = "--connections", description = "Requests at the same time (default: ${DEFAULT-VALUE}).")
    int connections = 8;

    private int run;

    IngestBench() {
        super(3);
    }

    @Override
    void shrink() {
        records = 1_000;
    }

    @Override
    void measure() throws Exception {
        String ofBatch = " batch of " + batch;
        try (MeasuredGroups groups = new MeasuredGroups(stack);
                KafkaProducer<String, byte[]> producer = stack.producer(0)) {
            groups.pauseAll();
            Sender http = http();
            Sender bare = changes -> bare(producer, changes);
            warmUp(http, bare);
            for (int round = 0; round < rounds; round++) {
                rate("crossdock" + ofBatch, perSecond(http, records, batch));
                rate("bare-producer", perSecond(bare, records, batch));
                rate("crossdock single", perSecond(http, records / 10, 1));
                rate("bare-producer single", perSecond(bare, records / 10, 1));
            }
        }
        report.compareRates("crossdock" + ofBatch, "bare-producer", "bare-producer");
        report.compareRates("crossdock single", "bare-producer single", "bare-producer single");
        report.note("bare-producer sends batches of " + batch + " too and waits for each of them.");
        report.note(connections + " connections or threads; " + rounds + " rounds, interleaved; medians. The consumer"
                + " groups stood still meanwhile.");
    }

    private void warmUp(Sender... senders) throws Exception {
        for (Sender sender : senders) {
            perSecond(sender, records / 10, batch);
            perSecond(sender, records / 100, 1);
        }
    }

    /** The events are made beforehand; only sending them is timed. */
    private double perSecond(Sender sender, int count, int perRequest) throws Exception {
        List<Callable<Void>> workers = new ArrayList<>();
        int requests = Math.max(1, count / perRequest / connections);
        for (int worker = 0; worker < connections; worker++) {
            List<List<BenchEvent>> work = requests(requests, perRequest);
            workers.add(() -> {
                for (List<BenchEvent> changes : work) {
                    sender.send(changes);
                }
                return null;
            });
        }
        long started = System.nanoTime();
        Parallel.call(connections, workers);
        return (double) requests * connections * perRequest / ((System.nanoTime() - started) / 1e9);
    }

    private List<List<BenchEvent>> requests(int requests, int perRequest) {
        ProfileChanges changes = new ProfileChanges(
                "ingest-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-" + run++ + "-",
                CUSTOMERS);
        return Stream.generate(
                        () -> Stream.generate(changes::next).limit(perRequest).toList())
                .limit(requests)
                .toList();
    }

    private Sender http() {
        ApiClient api = stack.api();
        return changes -> api.send(
                api.request("producer", "/api/events")
                        .header(
                                "Content-Type",
                                changes.size() == 1
                                        ? "application/cloudevents+json"
                                        : "application/cloudevents-batch+json")
                        .POST(BodyPublishers.ofByteArray(body(changes))),
                BodyHandlers.ofString());
    }

    private static byte[] body(List<BenchEvent> changes) {
        if (changes.size() == 1) {
            return JSON.writeValueAsBytes(changes.get(0).cloudEvent());
        }
        ArrayNode events = JSON.createArrayNode();
        changes.forEach(change -> events.add(change.cloudEvent()));
        return JSON.writeValueAsBytes(events);
    }

    private static void bare(KafkaProducer<String, byte[]> producer, List<BenchEvent> changes) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>(changes.size());
        for (BenchEvent change : changes) {
            sent.add(producer.send(change.kafkaRecord()));
        }
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
    }
}
