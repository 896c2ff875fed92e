package dev.crossdock.stack;

import dev.crossdock.stack.api.ApiClient;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "The search index of activity.",
        subcommands = IndexCommand.Verify.class)
final class IndexCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Verify().call();
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Compares every activity in OpenSearch with PostgreSQL, up to where both have come.",
                "Exit code 0: they agree; 1: they differ, or one cannot be asked."
            })
    static final class Verify implements Callable<Integer> {

        @Option(names = "--json", description = "Print the answer as it came.")
        private boolean json;

        @Override
        public Integer call() {
            var answer = ApiClient.ofThisStack().post("operator", "/api/activity/agreement");
            if (json) {
                System.out.println(answer);
            } else {
                print(answer);
            }
            return answer.path("agree").asBoolean() ? 0 : 1;
        }

        private static void print(JsonNode answer) {
            System.out.printf(
                    "%s: %d activities in PostgreSQL, %d in OpenSearch.%n",
                    answer.path("agree").asBoolean() ? "They agree" : "They differ",
                    answer.path("inTable").asLong(),
                    answer.path("inIndex").asLong());
            System.out.printf(
                    "Behind the topics: support-projection %s, search-index %s records.%n",
                    lag(answer.path("table")), lag(answer.path("index")));
            for (var difference : answer.path("differences")) {
                System.out.printf(
                        "  %s: source %s, id %s, document %s%n",
                        difference
                                .path("kind")
                                .asString("?")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '),
                        difference.path("source").asString("unknown"),
                        difference.path("id").asString("unknown"),
                        difference.path("document").asString("?"));
            }
            if (answer.path("moreDiffer").asBoolean()) {
                System.out.println("  and more. ./crossdock groups search-index rebuild makes a new index.");
            }
        }

        private static String lag(JsonNode asOf) {
            long lag = asOf.path("lagRecords").asLong(-1);
            return lag < 0 ? "an unknown number of" : String.valueOf(lag);
        }
    }
}
