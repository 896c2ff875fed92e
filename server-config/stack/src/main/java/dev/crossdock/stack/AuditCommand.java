package dev.crossdock.stack;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.audit.ChainCheck;
import dev.crossdock.stack.audit.ChainCheck.Result;
import dev.crossdock.stack.audit.Fault;
import dev.crossdock.stack.audit.Seal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit log: who did what, when and why.",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the audit log: verify.");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Follows the whole chain of the audit log and names the first entry that is not as it was written.",
                "Prints where the log ends; keep that elsewhere and give it to a later run as --expect, which then sees",
                "whether the end was cut off or the chain was made anew.",
                "Exit code 0 when the log is intact, 1 when it is not."
            })
    static final class Verify implements Callable<Integer> {

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--expect", paramLabel = "SEQ:HASH", description = "An entry that an earlier run printed.")
        private @Nullable Seal expect;

        @Override
        public Integer call() {
            Result result = check(ApiClient.ofThisStack(), expect);
            System.out.println(json ? StatusCommand.JSON.writeValueAsString(result) : text(result));
            return result.intact() ? 0 : 1;
        }

        /** Up to where the log ended when the check began: it grows meanwhile. */
        private static Result check(ApiClient api, @Nullable Seal expected) {
            ChainCheck check = new ChainCheck(expected);
            JsonNode end = api.get("auditor", "/api/audit/end");
            long newest = end.path("seq").asLong(0);
            long after = 0;
            JsonNode items;
            do {
                items = api.get("auditor", "/api/audit?limit=500&after=" + after)
                        .path("items");
                for (JsonNode entry : items) {
                    after = entry.path("seq").asLong(0);
                    if (after <= newest) {
                        check.add(entry);
                    }
                }
            } while (after < newest && !items.isEmpty() && !check.isBroken());
            return check.finish(end);
        }

        private static String text(Result result) {
            Fault fault = result.fault();
            String head = "%d entries are as they were written; the last of them: %s"
                    .formatted(result.entries(), result.head());
            return fault == null
                    ? "The audit log is intact.%n%s".formatted(head)
                    : "The audit log was tampered with: entry %d is %s: %s.%n%s"
                            .formatted(fault.seq(), fault.kind(), fault.detail(), head);
        }
    }
}
