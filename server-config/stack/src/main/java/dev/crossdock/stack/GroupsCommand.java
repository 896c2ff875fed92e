package dev.crossdock.stack;

import dev.crossdock.stack.feed.GroupTable;
import dev.crossdock.stack.process.Polling;
import dev.crossdock.stack.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        description =
                "The consumer groups: list them, or pause, resume, restart, reset or rebuild one while the others run on.")
final class GroupsCommand implements Callable<Integer> {

    /** As long as it takes; whoever waits can interrupt it. */
    private static final Polling REBUILD = new Polling(Duration.ofDays(7), Duration.ofMillis(500));

    private enum Action {
        PAUSE,
        RESUME,
        RESTART,
        RESET,
        REBUILD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "For example support-projection.")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Action action;

    @Option(names = "--json", description = "Print the answer as it came.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (name == null) {
            list(send("GET", ""));
            return 0;
        }
        var path = "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        if (action == null) {
            print(send("GET", path));
            return 0;
        }
        var answer = send("POST", path + "/" + action);
        if (action != Action.REBUILD) {
            print(answer.isMissingNode() ? send("GET", path) : answer);
            return 0;
        }
        var report = follow(path + "/rebuilds/" + answer.path("id").asString());
        print(report);
        return report.path("state").asString().equals("SUCCEEDED") ? 0 : 1;
    }

    private void list(JsonNode answer) {
        if (json) {
            print(answer);
        } else {
            GroupTable.print(answer.path("items"), System.out);
        }
    }

    private JsonNode follow(String path) throws InterruptedException {
        return REBUILD.poll(
                () -> send("GET", path),
                report -> List.of("SUCCEEDED", "FAILED")
                        .contains(report.path("state").asString()));
    }

    private JsonNode send(String method, String path) throws InterruptedException {
        return new Api(new Stack(Settings.ofThisProcess()), "operator").send(method, "/api/consumer-groups" + path);
    }

    private void print(JsonNode answer) {
        System.out.println(
                json
                        ? answer.toString()
                        : StatusCommand.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }
}
