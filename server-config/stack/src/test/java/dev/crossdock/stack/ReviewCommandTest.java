package dev.crossdock.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class ReviewCommandTest {

    private static final String FITS = """
            workload: emails
            schemaOwner: work
            personalData: {fields: []}
            needs: {oneJobOneWorker: true, independentReaders: false, replay: false, continuousStream: false,
                    queryByField: [], payload: {max: 4KiB}, ordering: {scope: none}, scheduledBatch: false}
            operations: {teamCanOperate: true, costsJustified: true}
            decision: {alternativesCompared: [kafka-topic]}
            transport: queue-broker
            """;

    @TempDir
    Path folder;

    @Test
    void a_workload_whose_transport_fits_passes() throws IOException {
        Run run = review(FITS, "--strict", "--json");

        assertThat(run.exit()).isZero();
        JsonNode report = StatusCommand.JSON.readTree(run.out());
        assertThat(report.propertyNames())
                .startsWith("workload", "recommendation", "decidedBy", "checklist", "mistakes", "questions");
        assertThat(report.at("/workload").asString()).isEqualTo("emails");
        assertThat(report.at("/recommendation/0").asString()).isEqualTo("queue-broker");
        assertThat(report.at("/checklist/0/result").asString()).isEqualTo("passed");
    }

    @Test
    void a_transport_that_does_not_fit_fails() throws IOException {
        Run run = review(FITS.replace("transport: queue-broker", "transport: kafka-topic"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("emails: queue-broker", "failed  transport-fits");
    }

    @Test
    void a_missing_answer_fails_only_when_that_was_asked_for() throws IOException {
        String open = FITS.replace("schemaOwner: work\n", "");

        assertThat(review(open).exit()).isZero();
        assertThat(review(open, "--strict").exit()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_is_told_apart_with_every_problem() throws IOException {
        Run run = review("workload: emails\nneeds: {oneJobOneWorkr: true, replay: maybe}\n", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("/needs/oneJobOneWorkr", "did you mean 'oneJobOneWorker'?", "/needs/replay");
        assertThat(StatusCommand.JSON.readTree(run.out()).at("/problems").size())
                .isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_is_told_apart() {
        assertThat(run(folder.resolve("missing.yaml").toString()).exit()).isEqualTo(2);
        assertThat(run(folder.toString()).exit()).isEqualTo(2);
        assertThat(run("/dev/zero").exit()).isEqualTo(2);
    }

    @Test
    void two_forms_at_once_are_refused() throws IOException {
        assertThat(review(FITS, "--json", "--markdown").exit()).isEqualTo(2);
    }

    @Test
    void every_workload_declared_here_is_reviewed_and_passes() {
        Run run = run("--declared", "--strict", "--json");

        assertThat(run.exit()).isZero();
        assertThat(StatusCommand.JSON.readTree(run.out()).at("/workloads"))
                .extracting(report -> report.get("workload").asString())
                .contains("customer-changes", "orders", "payments");
    }

    @Test
    void the_documents_are_written_once_and_a_decision_that_is_gone_is_removed() throws IOException {
        run("--docs", folder.toString());
        Path decisions = folder.resolve("decisions");
        Path gone = Files.copy(decisions.resolve("orders.md"), decisions.resolve("parcels.md"));
        Path mine = Files.writeString(decisions.resolve("notes.md"), "My own notes.");
        Files.writeString(folder.resolve("asyncapi.yaml"), "outdated");

        Run again = run("--docs", folder.toString());

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("asyncapi.yaml", "2 changed").doesNotContain("orders.md");
        assertThat(gone).doesNotExist();
        assertThat(mine).hasContent("My own notes.");
        assertThat(folder.resolve("asyncapi.yaml")).content().contains("asyncapi:");
    }

    @Test
    void documents_go_with_no_other_option() {
        assertThat(run("--docs", folder.toString(), "--json").exit()).isEqualTo(2);
    }

    private record Run(int exit, String out, String err) {}

    private Run review(String description, String... options) throws IOException {
        Path file = folder.resolve("some.workload.yaml");
        Files.writeString(file, description);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        return run(arguments.toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exit = new CommandLine(new ReviewCommand()).execute(arguments);
            return new Run(exit, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
