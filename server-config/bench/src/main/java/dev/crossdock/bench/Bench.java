package dev.crossdock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all benchmarks have in common: sizes, progress on standard error, the log in a file, and the report at the end. */
abstract class Bench implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--rounds", description = "Rounds, contestants alternating (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--smallest",
            description = "Take the smallest sizes: shows that everything runs and measures nothing worth quoting.")
    boolean smallest;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    final BenchReport report = new BenchReport();
    final RunningStack stack = RunningStack.ofThisFolder();

    Bench(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public final Integer call() throws Exception {
        if (smallest) {
            rounds = 1;
            shrink();
        }
        Path log = stack.log("bench-" + spec.name());
        say("log: " + log);
        Handler file = logTo(log);
        try {
            measure();
            report.print(spec.commandLine().getOut(), spec.name(), json);
            return 0;
        } finally {
            file.close();
        }
    }

    /** Sets every size to the smallest with which each contestant still does all it does. */
    abstract void shrink();

    /** Measures and tells the report. */
    abstract void measure() throws Exception;

    /** Reports what a contestant reached in a round. */
    final void rate(String contestant, double perSecond) {
        report.add(contestant, perSecond);
        say("  " + contestant + ": " + Math.round(perSecond) + "/s");
    }

    /** Reports how long one thing took a contestant in a round, in nanoseconds. */
    final void times(String contestant, Histogram round) {
        report.add(contestant, round);
        say("  " + contestant + ": p99 " + Math.round(round.getValueAtPercentile(99) / 1e4) / 100.0 + " ms");
    }

    final void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }

    /** All libraries log through the JDK, for which the console is the place unless it is told another. */
    private static Handler logTo(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Handler file = new FileHandler(log.toString().replace("%", "%%"));
        file.setFormatter(new SimpleFormatter());
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(file);
        return file;
    }
}
