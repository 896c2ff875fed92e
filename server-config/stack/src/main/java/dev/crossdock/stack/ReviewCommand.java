package dev.crossdock.stack;

import dev.crossdock.review.ContractProblem;
import dev.crossdock.review.Contracts;
import dev.crossdock.review.InvalidContractException;
import dev.crossdock.review.Report;
import dev.crossdock.review.ReportFormat;
import dev.crossdock.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Architecture review: which transport fits a workload, and why.",
            "Exit code 0 when no item of the checklist fails, 1 when one does, 2 when the description cannot be read."
        },
        footer = {"", "docs/review.md says how a workload is described."})
final class ReviewCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int UNREADABLE = 2;

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
        return file == null ? declared() : described(file);
    }

    private int declared() {
        Review review = new Review();
        List<Report> reports =
                new Contracts().ofThisApplication().stream().map(review::of).toList();
        print(format().write(reports));
        return reports.stream().anyMatch(this::isRefused) ? FAILED : 0;
    }

    private int described(Path description) {
        try {
            Report report = new Review().of(new Contracts().read(content(description)));
            print(format().write(report));
            return isRefused(report) ? FAILED : 0;
        } catch (InvalidContractException e) {
            return unreadable(description, e.problems());
        } catch (IOException e) {
            return unreadable(
                    description, List.of(new ContractProblem("", "cannot be read; give the path of a readable file")));
        }
    }

    private static byte[] content(Path description) throws IOException {
        if (description.toString().equals("-")) {
            return System.in.readNBytes(Contracts.LIMIT + 1);
        }
        try (InputStream content = Files.newInputStream(description)) {
            return content.readNBytes(Contracts.LIMIT + 1);
        }
    }

    private int unreadable(Path description, List<ContractProblem> problems) {
        problems.forEach(problem -> System.err.println(description + ": " + problem));
        if (format() == ReportFormat.JSON) {
            System.out.println(StatusCommand.JSON.writeValueAsString(
                    Map.of("file", description.toString(), "problems", problems)));
        }
        return UNREADABLE;
    }

    private boolean isRefused(Report report) {
        return report.isFailed() || (strict && report.isOpen());
    }

    private ReportFormat format() {
        if (form != null && form.json) {
            return ReportFormat.JSON;
        }
        return form != null && form.markdown ? ReportFormat.MARKDOWN : ReportFormat.TEXT;
    }

    /** In UTF-8 wherever it goes; the answers may be in any language. */
    private static void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
