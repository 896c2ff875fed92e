package dev.crossdock.operations.web;

import dev.crossdock.health.PartHealth;
import java.util.List;
import java.util.Map;

/** A health answer in the form that MicroProfile Health made common. */
record HealthReport(String status, List<Check> checks) {

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    record Check(String name, String status, Map<String, Object> data) {}

    /** The process works; dependencies do not count. */
    static HealthReport live() {
        return new HealthReport(UP, List.of());
    }

    static HealthReport ready(boolean ready, List<PartHealth> parts) {
        return new HealthReport(
                word(ready), parts.stream().map(HealthReport::check).toList());
    }

    boolean up() {
        return status.equals(UP);
    }

    private static Check check(PartHealth health) {
        return new Check(
                health.part().name(),
                word(health.up()),
                Map.of("required", health.part().required(), "detail", health.detail()));
    }

    private static String word(boolean up) {
        return up ? UP : DOWN;
    }
}
