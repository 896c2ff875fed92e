package dev.crossdock.stack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Names no type of the review itself: the command line looks into all its commands whenever it starts, and
 * {@link WorkloadReviews}, {@link DocumentFiles} and {@link ClusterScan} would bring their libraries along for each of them.
 */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Architecture review: which transport fits a workload, and whether what runs is as it was declared.",
            "With FILE: decides for one workload. Without: reviews the workloads declared here and checks the running",
            "stack against them. With --scan: drafts contracts of any Kafka cluster and names what it is misused for.",
            "With --docs: writes the documents that follow from the contracts declared here.",
            "Exit code 0 when nothing is wrong; 1 when an item of the checklist fails, or a finding is critical or a",
            "warning; 2 when the description cannot be read, or what should be checked does not answer."
        },
        footer = {"", "docs/review.md says how a workload is described, docs/live-check.md what is checked and scanned."
        })
final class ReviewCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A description in YAML or JSON, - for standard input.")
    private @Nullable Path file;

    @ArgGroup
    private @Nullable Form form;

    @Option(names = "--strict", description = "Fail on items that wait for an answer, too.")
    private boolean strict;

    @Option(names = "--declared", description = "Review what is declared here; no stack has to run.")
    private boolean declared;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Write the documents that follow from what is declared here: AsyncAPI, decisions, a diagram.")
    private @Nullable Path docs;

    @ArgGroup(exclusive = false)
    private @Nullable Cluster cluster;

    @Spec
    private CommandSpec spec;

    private static final class Form {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--markdown", description = "Print Markdown.")
        private boolean markdown;
    }

    private static final class Cluster {
        @Option(
                names = "--scan",
                required = true,
                paramLabel = "BOOTSTRAP",
                description = "Look at this Kafka cluster, which is not changed.")
        private String bootstrap = "";

        @Option(names = "--out", paramLabel = "DIR", description = "Write the drafts of contracts here.")
        private @Nullable Path folder;

        @Option(
                names = "--command-config",
                paramLabel = "FILE",
                description = "Settings of Kafka clients, such as credentials.")
        private @Nullable Path config;
    }

    @Override
    public Integer call() {
        if (docs != null) {
            return write(docs);
        }
        if (cluster != null) {
            return scan(cluster);
        }
        var reviews = new WorkloadReviews(format(), strict);
        if (file != null) {
            return reviews.described(file);
        }
        return declared ? reviews.declared() : reviews.declaredAndRunning();
    }

    private int write(Path folder) {
        if (file != null || declared || strict || form != null || cluster != null) {
            throw new ParameterException(spec.commandLine(), "--docs goes with no other option.");
        }
        return new DocumentFiles(folder).write();
    }

    private int scan(Cluster scanned) {
        if (file != null || declared || format().equals("MARKDOWN")) {
            throw new ParameterException(
                    spec.commandLine(), "--scan goes with --out, --command-config and --json only.");
        }
        return new ClusterScan(scanned.bootstrap, scanned.config).run(scanned.folder, format());
    }

    private String format() {
        if (form != null && form.json) {
            return "JSON";
        }
        return form != null && form.markdown ? "MARKDOWN" : "TEXT";
    }
}
