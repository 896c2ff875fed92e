package dev.crossdock.stack.review;

import dev.crossdock.review.Report;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The forms a report is written in. */
public enum ReportFormat {
    /** For a terminal. */
    TEXT(report -> filled("report.txt", report), reports -> Templates.fill("summary.txt", Map.of("reports", reports))),
    /** For a page beside the code. */
    MARKDOWN(
            report -> filled("report.md", report),
            reports ->
                    reports.stream().map(report -> filled("report.md", report)).collect(Collectors.joining("\n"))),
    /** For programs. */
    JSON(ReportFormat::json, reports -> json(Map.of("workloads", reports)));

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final Function<Report, String> one;
    private final Function<List<Report>, String> all;

    ReportFormat(Function<Report, String> one, Function<List<Report>, String> all) {
        this.one = one;
        this.all = all;
    }

    /** Writes a report; the same report gives the same text. */
    public String write(Report report) {
        return one.apply(report);
    }

    /** Writes the reports of several workloads, in short where people read them. */
    public String write(List<Report> reports) {
        return all.apply(reports);
    }

    private static String filled(String template, Report report) {
        return Templates.fill(template, Map.of("report", report));
    }

    /** For programs, in the order in which it is declared. */
    public static String json(Object content) {
        return MAPPER.writeValueAsString(content) + "\n";
    }
}
