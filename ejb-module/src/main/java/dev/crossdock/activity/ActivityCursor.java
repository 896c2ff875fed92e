package dev.crossdock.activity;

import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.event.value.EventId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in a list, as callers carry it from page to page. It holds the sort key and the name of the last event of the
 * page before, so that what arrives meanwhile neither repeats nor hides anything.
 */
public final class ActivityCursor {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_LENGTH = 4_000;

    private ActivityCursor() {}

    /** The place in a form for addresses. */
    public static String write(ActivityPlace place) {
        String value = place.value() instanceof BigDecimal amount
                ? amount.toPlainString()
                : place.value().toString();
        byte[] json = JSON.writeValueAsBytes(List.of(
                place.sort().word(), value, place.key().source(), place.key().id()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** The place that was written so for this sort; empty if it was not. */
    public static Optional<ActivityPlace> read(ActivitySort sort, String cursor) {
        try {
            if (cursor.length() > MAX_LENGTH) {
                return Optional.empty();
            }
            String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = JSON.readValue(json, String[].class);
            if (parts.length != 4 || !sort.word().equals(parts[0])) {
                return Optional.empty();
            }
            Comparable<?> value = sort.isByAmount() ? new BigDecimal(parts[1]) : Instant.parse(parts[1]);
            return Optional.of(new ActivityPlace(sort, value, new EventId(parts[2], parts[3])));
        } catch (IllegalArgumentException | DateTimeException | JacksonException | NullPointerException broken) {
            return Optional.empty();
        }
    }
}
