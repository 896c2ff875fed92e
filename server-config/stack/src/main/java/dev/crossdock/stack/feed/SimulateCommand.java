package dev.crossdock.stack.feed;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.process.Polling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./crossdock simulate}: plays the invented retailer at a steady rate. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Play the invented retailer at a steady rate.",
            "The same seed tells the same story; playing it again changes nothing."
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final int MAX_PER_REQUEST = 500;
    private static final long TICK_MILLIS = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rate", defaultValue = "100", paramLabel = "N", description = "events a second (100)")
    int rate;

    @Option(names = "--for", defaultValue = "30s", paramLabel = "D", description = "how long: 30s, 5m, 1h (30s)")
    @SuppressWarnings("NullAway.Init")
    Duration duration;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "which story (1)")
    long seed;

    @Option(names = "--customers", defaultValue = "10000", paramLabel = "N", description = "at most (10000)")
    int customers;

    @Option(names = "--json", description = "print the summary as JSON")
    boolean json;

    private record Summary(long events, long refused, long duplicates, double seconds, double perSecond) {}

    @Override
    public Integer call() {
        if (rate < 1 || customers < 1) {
            throw new ParameterException(spec.commandLine(), "--rate and --customers must be at least 1");
        }
        play(new EventSender(ApiClient.ofThisStack()));
        return 0;
    }

    private void play(EventSender sender) {
        Generator generator = new Generator(seed, customers);
        ProgressBar progress = new ProgressBar("simulate", duration.toMillis());
        long total = rate * duration.toSeconds();
        long sent = 0;
        long refused = 0;
        long duplicates = 0;
        long start = System.nanoTime();
        while (sent < total) {
            long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            long due = Math.min(total, rate * (elapsed + TICK_MILLIS) / 1000) - sent;
            if (due <= 0) {
                Polling.pause(Duration.ofMillis(TICK_MILLIS / 2));
                continue;
            }
            List<JsonNode> answers = sender.send(generator.next((int) Math.min(due, MAX_PER_REQUEST)));
            sent += answers.size();
            for (JsonNode answer : answers) {
                refused += answer.path("status").asInt(0) == 202 ? 0 : 1;
                duplicates += answer.path("duplicate").asBoolean(false) ? 1 : 0;
            }
            progress.at(elapsed);
        }
        progress.done();
        print(sent, refused, duplicates, (System.nanoTime() - start) / 1e9);
    }

    private void print(long sent, long refused, long duplicates, double seconds) {
        if (json) {
            System.out.println(
                    Events.JSON.writeValueAsString(new Summary(sent, refused, duplicates, seconds, sent / seconds)));
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%,d events in %.1f s (%,.0f/s), %,d refused, %,d known already%n",
                    sent,
                    seconds,
                    sent / seconds,
                    refused,
                    duplicates);
        }
    }
}
