package dev.crossdock.stack;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.feed.Demo;
import dev.crossdock.stack.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start the stack, wait until it is ready, print where everything is. What runs already is kept.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--demo", description = "Also play the built-in retailer through everything that exists.")
    private boolean demo;

    @Option(names = "--server", description = "The application server: payara-micro, payara or wildfly.")
    private @Nullable String server;

    @Option(names = "--nodes", description = "How many instances of the application, 1 to 4 (payara-micro).")
    private @Nullable Integer nodes;

    @Option(names = "--brokers", description = "How many brokers of Kafka: 1, or 3 with three copies of everything.")
    private @Nullable Integer brokers;

    @Option(names = "--only", split = ",", description = "Start these services, and what they need.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--json", description = "Print the status as JSON at the end.")
    private boolean json;

    @Override
    public Integer call() {
        var began = System.nanoTime();
        var stack = new Stack(Settings.ofThisProcess().with(answers()));
        var first = !stack.hasLogins();
        stack.up(only, line -> {
            synchronized (this) {
                var elapsed = Duration.ofNanos(System.nanoTime() - began);
                System.err.println(String.format(Locale.ROOT, "%5.1f s  %s", elapsed.toMillis() / 1e3, line));
            }
        });
        var seconds = (System.nanoTime() - began) / 1e9;
        var status = stack.status();
        if (json) {
            System.out.println(StatusCommand.JSON.writeValueAsString(status));
        } else {
            print(stack, status, seconds, first);
        }
        if (demo) {
            new Demo(ApiClient.ofThisStack(), System.out).play();
        }
        return 0;
    }

    private Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        put(answers, "crossdock.server", server);
        put(answers, "crossdock.nodes", nodes);
        put(answers, "crossdock.brokers", brokers);
        return answers;
    }

    private static void put(Map<String, String> answers, String key, @Nullable Object value) {
        if (value != null) {
            answers.put(key, value.toString());
        }
    }

    private void print(Stack stack, Stack.Status status, double seconds, boolean first) {
        System.out.printf(
                Locale.ROOT,
                "%nReady in %.1f s (application: %.1f CPU s), %d MiB resident in all.%n",
                seconds,
                status.applicationCpuSeconds(),
                status.residentMiB());
        if (stack.process("application").isPresent()) {
            System.out.printf(
                    "%n  console   %s/%n  API       %s/api%n  health    %s/health/ready%n",
                    status.url(), status.url(), status.url());
            stack.administration().ifPresent(place -> System.out.println("  server    " + place));
        }
        var credentials = stack.settings().home().resolve("credentials.json");
        if (first) {
            System.out.printf("%n  Sign in (printed only now, kept in %s):%n", credentials);
            stack.logins()
                    .forEach((role, login) -> System.out.printf("    %-15s %s%n", login.user(), login.password()));
        } else {
            System.out.printf("%n  Users and passwords are in %s%n", credentials);
        }
    }
}
