package dev.crossdock.stack.review.docs;

import dev.crossdock.configuration.Key;
import dev.crossdock.configuration.Key.Reader;
import dev.crossdock.configuration.Key.Secrecy;
import dev.crossdock.configuration.Keys;
import dev.crossdock.stack.review.MarkdownPage;
import java.util.ArrayList;
import java.util.List;

/** The page with every key. */
final class ConfigurationPage {

    private static final List<String> COLUMNS =
            List.of("key", "variable", "default", "meaning", "form", "example", "secret");

    private ConfigurationPage() {}

    /** The page in Markdown. */
    static String text() {
        MarkdownPage page = new MarkdownPage()
                .line("# Configuration")
                .paragraph(
                        "This page is written from `dev.crossdock.configuration.Keys` by `./crossdock review --docs docs`.")
                .paragraph("A key is set as an environment variable, or by its name: for `./crossdock` in the file"
                        + " `crossdock.properties` beside it, on a server of your own as a system property or in any other"
                        + " source of MicroProfile Config. The environment wins over the file.")
                .paragraph("A secret can come from a file: set its variable with `_FILE` at the end, such as"
                        + " `CROSSDOCK_DATABASE_PASSWORD_FILE=/run/secrets/database`, to the path. Of what is in the file,"
                        + " white space at the ends does not count.")
                .paragraph(
                        "A `crossdock.*` key that is not listed here or a value of another form stops the start with its"
                                + " name and what to do.");
        page.heading("Of the application").table(COLUMNS, rows(Reader.APPLICATION));
        page.heading("Of `./crossdock`").table(COLUMNS, rows(Reader.LAUNCHER));
        return page.text();
    }

    private static List<List<String>> rows(Reader reader) {
        List<List<String>> rows = new ArrayList<>();
        for (Key key : Keys.all()) {
            if (key.reader() == reader) {
                rows.add(List.of(
                        code(key.name()),
                        code(key.variable()),
                        key.usual() == null ? "" : code(key.usual()),
                        key.meaning(),
                        key.form().expected(),
                        code(key.example()),
                        key.secrecy() == Secrecy.SECRET ? "yes" : "no"));
            }
        }
        return rows;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
