package dev.crossdock.stack;

import dev.crossdock.contract.ContractProblem;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.review.Report;
import dev.crossdock.review.Review;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.review.ReportFormat;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Reviews workloads, prints the reports and says with which exit code to end. */
final class WorkloadReviews {

    private static final int FAILED = 1;
    private static final int UNREADABLE = 2;

    private final ReportFormat format;
    private final boolean strict;

    WorkloadReviews(String format, boolean strict) {
        this.format = ReportFormat.valueOf(format);
        this.strict = strict;
    }

    /** Reviews every workload that this application declares. */
    int declared() {
        List<Report> reports = ofThisApplication();
        print(format.write(reports));
        return reports.stream().anyMatch(this::isRefused) ? FAILED : 0;
    }

    /** Reviews every workload that this application declares, and what runs against what is declared. */
    int declaredAndRunning() {
        List<Report> reports = ofThisApplication();
        LiveCheckResult live;
        try {
            live = LiveCheckResult.of(ApiClient.ofThisStack());
        } catch (StackException e) {
            print(format.write(reports));
            System.err.println("crossdock: what runs was not checked. " + e.getMessage()
                    + " --declared reviews what is declared alone.");
            return UNREADABLE;
        }
        if (format == ReportFormat.JSON) {
            ObjectNode both = (ObjectNode) StatusCommand.JSON.readTree(format.write(reports));
            ObjectNode running = both.putObject("live");
            running.set("lastCheck", live.lastCheck());
            running.putArray("findings").addAll(live.findings());
            print(StatusCommand.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(both) + "\n");
        } else {
            print(format.write(reports) + "\n" + live.text());
        }
        return live.isTrouble() || reports.stream().anyMatch(this::isRefused) ? FAILED : 0;
    }

    private static List<Report> ofThisApplication() {
        var review = new Review();
        return new Contracts().ofThisApplication().stream().map(review::of).toList();
    }

    /** Reviews the workload that a file describes, {@code -} for standard input. */
    int described(Path description) {
        try {
            var report = new Review().of(new Contracts().read(content(description)));
            print(format.write(report));
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
        if (format == ReportFormat.JSON) {
            print(StatusCommand.JSON.writeValueAsString(Map.of("file", description.toString(), "problems", problems))
                    + "\n");
        }
        return UNREADABLE;
    }

    private boolean isRefused(Report report) {
        return report.isFailed() || (strict && report.isOpen());
    }

    /** In UTF-8 wherever it goes; the answers may be in any language. */
    static void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
