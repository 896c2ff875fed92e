package dev.crossdock.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.event.value.EventId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityCursorTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00.000001Z");

    @Property
    void a_place_by_time_is_read_as_it_was_written(
            @ForAll @StringLength(min = 1, max = 30) @CharRange(from = '\u0001', to = '\uFFFF') String source,
            @ForAll @StringLength(min = 1, max = 30) @CharRange(from = '\u0001', to = '\uFFFF') String id) {
        ActivityPlace place = new ActivityPlace(ActivitySort.NEWEST_FIRST, NOON, new EventId(text(source), text(id)));

        assertThat(ActivityCursor.read(ActivitySort.NEWEST_FIRST, ActivityCursor.write(place)))
                .contains(place);
    }

    @Test
    void a_place_by_amount_is_read_as_it_was_written() {
        ActivityPlace place =
                new ActivityPlace(ActivitySort.SMALLEST_FIRST, new BigDecimal("-12.5000"), new EventId("/s", "1"));

        assertThat(ActivityCursor.read(ActivitySort.SMALLEST_FIRST, ActivityCursor.write(place)))
                .contains(place);
    }

    @Test
    void a_place_in_one_order_is_none_in_another() {
        ActivityPlace place = new ActivityPlace(ActivitySort.NEWEST_FIRST, NOON, new EventId("/s", "1"));

        assertThat(ActivityCursor.read(ActivitySort.OLDEST_FIRST, ActivityCursor.write(place)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[",
                "null",
                "{}",
                "[\"-occurredAt\"]",
                "[\"-occurredAt\",\"yesterday\",\"/s\",\"1\"]",
                "[\"-occurredAt\",null,\"/s\",\"1\"]",
                "[\"-occurredAt\",\"2026-01-15T12:00:00Z\",\"\",\"1\"]",
                "[\"-occurredAt\",\"2026-01-15T12:00:00Z\",\"/s\",\"1\",\"more\"]"
            })
    void what_nobody_wrote_is_no_place(String content) {
        String encoded = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));

        assertThat(ActivityCursor.read(ActivitySort.NEWEST_FIRST, encoded)).isEmpty();
        assertThat(ActivityCursor.read(ActivitySort.NEWEST_FIRST, content + "%"))
                .isEmpty();
    }

    /** Lone surrogates are no text. */
    private static String text(String any) {
        return new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
