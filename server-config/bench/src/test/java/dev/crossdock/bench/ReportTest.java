package dev.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private final Report report = new Report("projection");

    @Test
    void ratios_compare_the_medians() {
        report.add("crossdock support-projection", 70);
        report.add("crossdock support-projection", 900);
        report.add("crossdock support-projection", 80);
        report.add("raw-limit", 100);

        report.compare("crossdock support-projection", "raw-limit", "raw-limit");

        JsonNode json = JsonMapper.shared().readTree(report.json());
        assertThat(json.at("/ratios/raw-limit").asDouble()).isEqualTo(0.8);
        assertThat(json.at("/runs/0/perSecond").asLong()).isEqualTo(80);
    }

    @Test
    void a_baseline_that_did_not_run_has_no_ratio() {
        report.add("crossdock support-projection", 70);

        report.compare("crossdock support-projection", "debezium-jdbc-sink", "debezium-jdbc-sink");

        assertThat(JsonMapper.shared().readTree(report.json()).path("ratios").isEmpty())
                .isTrue();
    }
}
