package dev.crossdock.review;

import java.util.function.Function;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The forms a report is written in. */
public enum ReportFormat {
    /** For a terminal. */
    TEXT(ReportText::of),
    /** For a page beside the code. */
    MARKDOWN(ReportMarkdown::of),
    /** For programs. */
    JSON(ReportFormat::json);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final Function<Report, String> writer;

    ReportFormat(Function<Report, String> writer) {
        this.writer = writer;
    }

    /** Writes a report; the same report gives the same text. */
    public String write(Report report) {
        return writer.apply(report);
    }

    private static String json(Report report) {
        return MAPPER.writeValueAsString(report);
    }
}
