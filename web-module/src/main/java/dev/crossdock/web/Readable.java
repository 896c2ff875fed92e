package dev.crossdock.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values the way people read them on console pages. */
@Named("readable")
@ApplicationScoped
public class Readable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);
    private static final int MINUTE = 60;

    /** A moment in UTC; empty for none. */
    public String time(@Nullable Instant moment) {
        return moment == null ? "" : TIME.format(moment);
    }

    /** The time of day of a moment in UTC; empty for none. */
    public String clock(@Nullable Instant moment) {
        return moment == null ? "" : CLOCK.format(moment);
    }

    /** The day of a moment in UTC; empty for none. */
    public String day(@Nullable Instant moment) {
        return moment == null ? "" : DAY.format(moment);
    }

    /** A whole number with thousands separators. */
    public String count(@Nullable Number number) {
        return number == null ? "" : String.format(Locale.UK, "%,d", Math.round(number.doubleValue()));
    }

    /** Words one after the other. */
    public String list(List<String> words) {
        return String.join(", ", words);
    }

    /** How long something took. */
    public String seconds(double seconds) {
        return seconds < MINUTE
                ? String.format(Locale.UK, "%.1f s", seconds)
                : String.format(Locale.UK, "%d min %02d s", (long) seconds / MINUTE, (long) seconds % MINUTE);
    }

    /** A country's name and its code; what is no country's code stays as it is. */
    public @Nullable String country(@Nullable String code) {
        if (code == null || !code.matches("[A-Z]{2}")) {
            return code;
        }
        String name = new Locale("", code).getDisplayCountry(Locale.UK);
        return name.isEmpty() || name.equals(code) ? code : name + " (" + code + ")";
    }

    /** The text, or that there is none. */
    public String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? "not known" : text;
    }
}
