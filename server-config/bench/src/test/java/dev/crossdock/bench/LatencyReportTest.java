package dev.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LatencyReportTest {

    private final LatencyReport report = new LatencyReport("query");

    @Test
    void a_baseline_stands_for_the_worst_of_its_questions() {
        report.add("crossdock by-id", of(4));
        report.add("bare-sql by-id", of(2));
        report.add("crossdock by-email", of(9));
        report.add("bare-sql by-email", of(3));

        report.compare("by-id", "bare-sql");
        report.compare("by-email", "bare-sql");

        JsonNode json = JsonMapper.shared().readTree(report.json());
        assertThat(json.at("/ratios/bare-sql").asDouble()).isCloseTo(3, within(0.02));
        assertThat(json.at("/ratios/bare-sql by-id").asDouble()).isCloseTo(2, within(0.02));
        assertThat(json.at("/runs/0/p99Millis").asDouble()).isCloseTo(4, within(0.02));
    }

    @Test
    void rounds_are_added_up() {
        report.add("crossdock by-id", of(4));
        report.add("crossdock by-id", of(8));

        assertThat(JsonMapper.shared()
                        .readTree(report.json())
                        .at("/runs/0/count")
                        .asLong())
                .isEqualTo(2);
    }

    private static Histogram of(long millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(millis * 1_000_000);
        return histogram;
    }
}
