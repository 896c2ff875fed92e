package dev.crossdock.bench;

import dev.crossdock.stack.settings.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one benchmark by name: {@code ./crossdock bench NAME}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the running stack side by side with baselines in the same run.",
        subcommands = {ProjectionBench.class, IngestBench.class, QueryBench.class, DocumentsBench.class, WorkBench.class
        })
public final class Main {

    private Main() {}

    /** Exits with 0 when the benchmark was measured, 1 when it could not be, 2 when it was called wrongly. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException) {
                command.getErr().println(failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
    }
}
