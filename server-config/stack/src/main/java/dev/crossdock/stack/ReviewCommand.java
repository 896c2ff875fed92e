package dev.crossdock.stack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Names no type of the review itself: the command line looks into all its commands whenever it starts, and
 * {@link WorkloadReviews} would bring its libraries along for each of them.
 */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Architecture review: which transport fits a workload, and why.",
            "Exit code 0 when no item of the checklist fails, 1 when one does, 2 when the description cannot be read."
        },
        footer = {"", "docs/review.md says how a workload is described."})
final class ReviewCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "A description in YAML or JSON, - for standard input. Without it: all workloads declared here.")
    private @Nullable Path file;

    @ArgGroup
    private @Nullable Form form;

    @Option(names = "--strict", description = "Fail on items that wait for an answer, too.")
    private boolean strict;

    private static final class Form {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--markdown", description = "Print Markdown.")
        private boolean markdown;
    }

    @Override
    public Integer call() {
        var reviews = new WorkloadReviews(format(), strict);
        return file == null ? reviews.declared() : reviews.described(file);
    }

    private String format() {
        if (form != null && form.json) {
            return "JSON";
        }
        return form != null && form.markdown ? "MARKDOWN" : "TEXT";
    }
}
