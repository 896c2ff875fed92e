package dev.crossdock.stack;

import dev.crossdock.stack.feed.GroupTable;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        description = "The consumer groups: list them, or pause, resume or rebuild one while the others run on.")
final class GroupsCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "For example support-projection.")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ACTION", description = "pause, resume or rebuild.")
    private @Nullable String action;

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
        if (!List.of("pause", "resume", "rebuild").contains(action)) {
            throw new StackException("\"%s\" is no action; use pause, resume or rebuild.".formatted(action));
        }
        var answer = send("POST", path + "/" + action);
        if (!action.equals("rebuild")) {
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
        while (true) {
            var report = send("GET", path);
            if (List.of("SUCCEEDED", "FAILED").contains(report.path("state").asString())) {
                return report;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
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
