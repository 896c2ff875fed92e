package dev.crossdock.stack;

import dev.crossdock.stack.settings.Settings;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "The health of every part. Exit code 0 when the stack is ready, 1 when it is not.")
final class StatusCommand implements Callable<Integer> {

    static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var status = new Stack(Settings.ofThisProcess()).status();
        if (json) {
            System.out.println(JSON.writeValueAsString(status));
        } else {
            print(status);
        }
        return status.ready() ? 0 : 1;
    }

    private static void print(Stack.Status status) {
        System.out.printf(
                "%-13s %-11s %8s %6s %8s %8s %8s%n", "service", "state", "pid", "port", "start s", "CPU s", "MiB");
        for (var service : status.services()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-13s %-11s %8s %6s %8s %8s %8s%s%n",
                    service.name(),
                    service.state(),
                    orDash(service.pid()),
                    orDash(service.port()),
                    orDash(service.startSeconds()),
                    orDash(service.cpuSeconds()),
                    orDash(service.residentMiB()),
                    service.address() == null ? "" : "  " + service.address());
        }
        System.out.printf(
                "%n%s, %d MiB resident, %s%n",
                status.ready() ? "Ready" : "Not ready", status.residentMiB(), status.url());
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "-" : value;
    }
}
