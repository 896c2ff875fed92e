package dev.crossdock.stack;

import dev.crossdock.contract.Durations;
import dev.crossdock.stack.audit.Seal;
import dev.crossdock.stack.feed.LoadCommand;
import dev.crossdock.stack.feed.SimulateCommand;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The command line; every command is listed here and nowhere else. */
@Command(
        name = "crossdock",
        version = "crossdock 0.1.0",
        mixinStandardHelpOptions = true,
        description = "A customer data platform that gives every workload the transport that fits it.",
        footer = {
            "",
            "Run by the script itself: 'bench NAME' (one benchmark beside its baselines), 'test' (the whole test suite)."
        },
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            LogsCommand.class,
            GroupsCommand.class,
            IndexCommand.class,
            ReviewCommand.class,
            AuditCommand.class,
            LoadCommand.class,
            SimulateCommand.class,
            HelpCommand.class
        })
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(Duration.class, converter(Durations::parse))
                .registerConverter(Seal.class, converter(Seal::parse))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText("crossdock: " + explain(failure)));
                    return 1;
                });
    }

    /** One that tells users what is wrong in the words of who reads the value. */
    private static <T> ITypeConverter<T> converter(Function<String, T> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static String explain(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
