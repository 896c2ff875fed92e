package dev.crossdock.stack;

import dev.crossdock.kafka.ClientFile;
import dev.crossdock.review.cluster.ClusterObserver;
import dev.crossdock.review.cluster.ClusterUnreachableException;
import dev.crossdock.review.cluster.ExternalPositions;
import dev.crossdock.review.cluster.Limits;
import dev.crossdock.stack.review.ReportFormat;
import dev.crossdock.stack.review.Templates;
import dev.crossdock.stack.review.scan.Draft;
import dev.crossdock.stack.review.scan.Scan;
import dev.crossdock.stack.review.scan.ScanReport;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Scans a Kafka cluster, prints what it found and says with which exit code to end. */
final class ClusterScan {

    private static final int TROUBLE = 1;
    private static final int UNREACHABLE = 2;

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final String bootstrap;
    private final Map<String, Object> client = new HashMap<>();

    /**
     * A scan of a cluster.
     *
     * @param commandConfig settings of Kafka clients, such as credentials
     * @throws StackException if that file cannot be read
     */
    ClusterScan(String bootstrap, @Nullable Path commandConfig) {
        this.bootstrap = bootstrap;
        if (commandConfig != null) {
            try {
                client.putAll(ClientFile.read(commandConfig));
            } catch (IOException e) {
                throw new StackException(
                        "Cannot read " + commandConfig + "; give a file with settings of Kafka clients, one key=value a"
                                + " line.",
                        e);
            }
        }
        client.put("bootstrap.servers", bootstrap);
        KAFKA.setLevel(Level.OFF);
    }

    /** Scans, and writes the drafts into a folder if one is given. */
    int run(@Nullable Path folder, String format) {
        ScanReport report;
        try (ClusterObserver observer = new ClusterObserver(client, Limits.ofScan())) {
            report = Scan.of(observer.observe(ExternalPositions.NONE, null));
        } catch (ClusterUnreachableException e) {
            System.err.println("crossdock: " + e.getMessage()
                    + "; check the address, and --command-config for a cluster" + " that wants a sign-in.");
            return UNREACHABLE;
        }
        List<Path> written = folder == null ? List.of() : write(report.workloads(), folder);
        WorkloadReviews.print(
                ReportFormat.valueOf(format) == ReportFormat.JSON ? ReportFormat.json(report) : text(report, written));
        return report.isTrouble() ? TROUBLE : 0;
    }

    private static List<Path> write(List<Draft> drafts, Path folder) {
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (Draft draft : drafts) {
                Path file = folder.resolve(draft.workload() + ".workload.yaml");
                Files.writeString(file, draft.yaml(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                written.add(file);
            }
            return written;
        } catch (FileAlreadyExistsException e) {
            throw new StackException(
                    e.getFile() + " is there already, perhaps completed by hand; choose another --out.", e);
        } catch (IOException e) {
            throw new StackException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private String text(ScanReport report, List<Path> written) {
        List<JsonNode> misuses = report.misuses().stream()
                .<JsonNode>map(StatusCommand.JSON::valueToTree)
                .toList();
        return Templates.fill(
                "scan.txt", Map.of("bootstrap", bootstrap, "report", report, "misuses", misuses, "written", written));
    }
}
