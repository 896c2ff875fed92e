package dev.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {

    private final BenchReport report = new BenchReport();

    @Test
    void ratios_compare_the_medians() {
        report.add("crossdock support-projection", 70);
        report.add("crossdock support-projection", 900);
        report.add("crossdock support-projection", 80);
        report.add("raw-limit", 100);

        report.compareRates("crossdock support-projection", "raw-limit", "raw-limit");

        JsonNode json = JsonMapper.shared().readTree(report.json("projection"));
        assertThat(json.at("/ratios/raw-limit").asDouble()).isEqualTo(0.8);
        assertThat(json.at("/runs/0/perSecond").asLong()).isEqualTo(80);
    }

    @Test
    void a_baseline_that_did_not_run_has_no_ratio() {
        report.add("crossdock support-projection", 70);

        report.compareRates("crossdock support-projection", "debezium-jdbc-sink", "debezium-jdbc-sink");

        assertThat(JsonMapper.shared()
                        .readTree(report.json("projection"))
                        .path("ratios")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_baseline_stands_for_the_worst_of_its_queries() {
        report.add("crossdock by-id", of(4));
        report.add("bare-sql by-id", of(2));
        report.add("crossdock by-email", of(9));
        report.add("bare-sql by-email", of(3));

        report.compareTimes("crossdock", "bare-sql", "by-id");
        report.compareTimes("crossdock", "bare-sql", "by-email");

        JsonNode json = JsonMapper.shared().readTree(report.json("projection"));
        assertThat(json.at("/ratios/bare-sql").asDouble()).isCloseTo(3, within(0.02));
        assertThat(json.at("/ratios/bare-sql by-id").asDouble()).isCloseTo(2, within(0.02));
        assertThat(json.at("/runs/0/p99Millis").asDouble()).isCloseTo(4, within(0.02));
    }

    @Test
    void times_of_rounds_are_added_up() {
        report.add("crossdock by-id", of(4));
        report.add("crossdock by-id", of(8));

        JsonNode json = JsonMapper.shared().readTree(report.json("projection"));
        assertThat(json.at("/runs/0/count").asLong()).isEqualTo(2);
    }

    private static Histogram of(long millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(millis * 1_000_000);
        return histogram;
    }
}
