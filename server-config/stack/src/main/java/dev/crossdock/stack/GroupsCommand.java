package dev.crossdock.stack;

import dev.crossdock.stack.feed.GroupTable;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    public Integer call() throws IOException, InterruptedException {
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

    private JsonNode follow(String path) throws IOException, InterruptedException {
        while (true) {
            var report = send("GET", path);
            if (List.of("SUCCEEDED", "FAILED").contains(report.path("state").asString())) {
                return report;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private JsonNode send(String method, String path) throws IOException, InterruptedException {
        var stack = new Stack(Settings.ofThisProcess());
        if (!stack.hasLogins()) {
            throw new StackException("There is no stack here yet; start it with ./crossdock up.");
        }
        var operator = stack.login("operator");
        var token = Base64.getEncoder()
                .encodeToString((operator.user() + ":" + operator.password()).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/consumer-groups" + path))
                .header("Authorization", "Basic " + token)
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            var body = response.body().isBlank()
                    ? StatusCommand.JSON.missingNode()
                    : StatusCommand.JSON.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new StackException("%s %s: %d %s"
                        .formatted(
                                method,
                                path,
                                response.statusCode(),
                                body.path("detail").asString("")));
            }
            return body;
        } catch (java.net.ConnectException e) {
            throw new StackException(
                    "The application does not answer at %s; see ./crossdock status.".formatted(stack.url()), e);
        }
    }

    private void print(JsonNode answer) {
        System.out.println(
                json
                        ? answer.toString()
                        : StatusCommand.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }
}
