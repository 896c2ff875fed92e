package dev.crossdock.activity.web;

import dev.crossdock.activity.value.ActivityFilter;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events of the timeline are wanted, as the page's fields have it; what cannot be read is as if not said. */
public class TimelineFilter implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A type of event and what it is called on the page. */
    public record Kind(String type, String label) {}

    private static final List<Kind> KINDS = TimelineEntry.labels().entrySet().stream()
            .map(label -> new Kind(label.getKey(), label.getValue()))
            .toList();

    private String type = "";
    private String from = "";
    private String to = "";

    /** The types to choose from. */
    public List<Kind> getKinds() {
        return KINDS;
    }

    /** What that means for one customer. */
    ActivityFilter of(String customerId) {
        return new ActivityFilter(Set.of(customerId), null, typeOrNull(), start(), end(), null, null, null);
    }

    /** The first moment wanted; null for no bound. */
    @Nullable Instant start() {
        LocalDate day = day(from);
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment no longer wanted; the day that was chosen is still wanted. */
    @Nullable Instant end() {
        LocalDate day = day(to);
        return day == null ? null : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private @Nullable String typeOrNull() {
        return KINDS.stream().anyMatch(kind -> kind.type().equals(type)) ? type : null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 1 || day.getYear() > 9_999 ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The type wanted; empty for all. */
    public String getType() {
        return type;
    }

    public void setType(@Nullable String type) {
        this.type = type == null ? "" : type;
    }

    /** The first day wanted, in UTC; empty for no bound. */
    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from == null ? "" : from.strip();
    }

    /** The last day wanted, in UTC; empty for no bound. */
    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to == null ? "" : to.strip();
    }
}
