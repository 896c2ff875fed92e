package dev.crossdock.stack.review;

import dev.crossdock.review.Report;
import dev.crossdock.review.Report.Alternative;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds a page in Markdown. What comes from a contract or a report is text and no markup: it goes through
 * {@link #escaped}, in tables by itself.
 */
public final class MarkdownPage {

    private final StringBuilder text = new StringBuilder();

    /** One line as it is. */
    public MarkdownPage line(String content) {
        text.append(content).append('\n');
        return this;
    }

    /** A line with an empty one before it. */
    public MarkdownPage paragraph(String content) {
        return line("").line(content);
    }

    /** A section. */
    public MarkdownPage heading(String title) {
        return paragraph("## " + title).line("");
    }

    /** One point for each text. */
    public MarkdownPage points(Collection<String> texts) {
        texts.forEach(one -> line("- " + escaped(one)));
        return this;
    }

    /** A table. */
    public MarkdownPage table(List<String> columns, Collection<List<String>> rows) {
        row(columns);
        line("|" + "---|".repeat(columns.size()));
        rows.forEach(this::row);
        return this;
    }

    /** The transports, compared by what the workload requires. */
    public MarkdownPage alternatives(Report report) {
        List<String> columns = new ArrayList<>(List.of("transport"));
        columns.addAll(report.requirements());
        columns.add("note");
        return table(
                columns,
                report.alternatives().stream().map(MarkdownPage::compared).toList());
    }

    private static List<String> compared(Alternative one) {
        List<String> cells = new ArrayList<>();
        cells.add(one.recommended() ? "**" + one.title() + "**" : one.title());
        cells.addAll(one.fits().values());
        cells.add(one.note());
        return cells;
    }

    private void row(List<String> cells) {
        line(cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Names set in the type of code. */
    public static String code(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** Text that no reader of Markdown takes for a cell, a tag or a new line. */
    public static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }

    /** The page. */
    public String text() {
        return text.toString();
    }
}
