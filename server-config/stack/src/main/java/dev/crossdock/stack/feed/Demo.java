package dev.crossdock.stack.feed;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.process.Polling;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the invented retailer through everything that exists and shows what each consumer group made of it; then the scenes
 * that workloads bring.
 */
public final class Demo {

    private static final long SEED = 2026;
    private static final int CUSTOMERS = 800;
    private static final int EVENTS = 10_000;
    private static final int BATCH = 400;
    private static final Polling POLLING = new Polling(Duration.ofSeconds(60), Duration.ofMillis(500));

    private final ApiClient api;
    private final PrintStream out;

    public Demo(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Plays the simulation, waits until every group has read it, prints a table. */
    public void play() {
        Generator generator = new Generator(SEED, CUSTOMERS);
        EventSender sender = new EventSender(api);
        ProgressBar progress = new ProgressBar("demo", EVENTS);
        Map<String, Integer> sent = new TreeMap<>();
        List<ObjectNode> first = List.of();
        for (int done = 0; done < EVENTS; done += BATCH) {
            var events = generator.next(BATCH);
            first = first.isEmpty() ? events : first;
            sender.send(events);
            events.forEach(event -> sent.merge(event.get("type").stringValue(), 1, Integer::sum));
            progress.at(done);
        }
        progress.done();
        out.printf(
                Locale.ROOT,
                "The invented retailer played %,d events of %,d customers:%n",
                EVENTS,
                generator.customers());
        sent.forEach((type, count) -> out.printf(Locale.ROOT, "  %,7d %s%n", count, type));
        out.println("What each consumer group did with them:");
        GroupTable.print(
                POLLING.poll(
                        () -> api.get("operator", "/api/consumer-groups").path("items"), groups -> !behind(groups)),
                out);
        DemoStage stage = new DemoStage(api, out, first);
        ServiceLoader.load(DemoScene.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(DemoScene::order))
                .forEach(scene -> scene.play(stage));
    }

    /** Connectors are not the demo's. */
    private static boolean behind(JsonNode groups) {
        return groups.valueStream()
                .filter(group -> group.path("kind").asString("").equals("PROJECTION"))
                .anyMatch(group -> group.path("lag").asLong(0) != 0
                        && !"paused".equalsIgnoreCase(group.path("state").asString("")));
    }
}
