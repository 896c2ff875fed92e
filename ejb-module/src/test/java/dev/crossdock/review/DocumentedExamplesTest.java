package dev.crossdock.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Report.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/review.md} shows works as it says. */
class DocumentedExamplesTest {

    private final Contracts contracts = new Contracts();

    @Test
    void the_example_is_decided_as_the_page_says() throws IOException, InvalidContractException {
        Report report = new Review().of(read(examples().get(0)));

        assertThat(report.recommendation()).containsExactly("queue-broker");
        assertThat(report.decidedBy()).containsExactly("one-worker");
        assertThat(report.mistakes()).containsExactly("everything-is-a-stream");
        assertThat(report.checklist())
                .filteredOn(item -> item.result() == Item.Result.FAILED)
                .extracting(Item::item)
                .contains("partition-parallelism");
    }

    @Test
    void the_details_of_a_transport_are_valid() throws IOException, InvalidContractException {
        assertThat(read("workload: details\n" + examples().get(1)).transport()).hasSize(6);
    }

    private WorkloadContract read(String text) throws InvalidContractException {
        return contracts.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> examples() throws IOException {
        return Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/review.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
