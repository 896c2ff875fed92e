package dev.crossdock.stack.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The lines that could not be used, as CSV with file, line number, reason and, where still at hand, the line itself. */
final class Rejects implements AutoCloseable {

    private final Writer out;
    private long count;

    Rejects(Writer out) {
        this.out = out;
        write("file,line,reason,record\n");
    }

    void add(String file, long line, String reason, String text) {
        count++;
        write(quoted(file) + "," + line + "," + quoted(reason) + "," + quoted(text) + "\n");
    }

    long count() {
        return count;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the reject file", e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
