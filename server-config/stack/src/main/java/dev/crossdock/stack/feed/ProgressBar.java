package dev.crossdock.stack.feed;

import java.util.Locale;

/** A progress bar on standard error; silent unless a person watches. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final boolean watched = System.console() != null && System.getenv("CI") == null;
    private final String what;
    private final long total;
    private long shown = -1;

    ProgressBar(String what, long total) {
        this.what = what;
        this.total = Math.max(1, total);
    }

    void at(long done) {
        long percent = Math.min(100, 100 * done / total);
        if (watched && percent != shown) {
            shown = percent;
            int filled = (int) (WIDTH * percent / 100);
            System.err.printf(
                    Locale.ROOT, "\r%s [%s%s] %3d %%", what, "#".repeat(filled), " ".repeat(WIDTH - filled), percent);
        }
    }

    void done() {
        if (watched) {
            at(total);
            System.err.println();
        }
    }
}
