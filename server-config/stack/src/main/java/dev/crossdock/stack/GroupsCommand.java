package dev.crossdock.stack;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.feed.GroupTable;
import dev.crossdock.stack.process.Polling;
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

    private static final String GROUPS = "/api/consumer-groups";

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
    public Integer call() {
        var api = ApiClient.ofThisStack();
        if (name == null) {
            list(api.get("operator", GROUPS));
            return 0;
        }
        var path = GROUPS + "/" + ApiClient.encoded(name);
        if (action == null) {
            print(api.get("operator", path));
            return 0;
        }
        var answer = api.post("operator", path + "/" + action);
        if (action != Action.REBUILD) {
            print(answer.isMissingNode() ? api.get("operator", path) : answer);
            return 0;
        }
        var report = follow(api, path + "/rebuilds/" + answer.path("id").asString());
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

    private static JsonNode follow(ApiClient api, String path) {
        return REBUILD.poll(
                () -> api.get("operator", path),
                report -> List.of("SUCCEEDED", "FAILED")
                        .contains(report.path("state").asString()));
    }

    private void print(JsonNode answer) {
        System.out.println(
                json
                        ? answer.toString()
                        : StatusCommand.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }
}
