package dev.crossdock.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.event.value.EventId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PhraseSearchTest {

    private static final Instant FROM = Instant.parse("2026-01-15T09:00:00.000001Z");

    @Test
    void every_condition_of_a_filter_is_asked_for_together() {
        ActivityFilter filter = new ActivityFilter(
                Set.of("c-1"),
                null,
                "order.placed",
                FROM,
                FROM.plusSeconds(1),
                new BigDecimal("10.50"),
                new BigDecimal("20"),
                "GBP");

        JsonNode all = PhraseSearch.of(
                        new ActivityQuery(filter, "late delivery", "broken lamp", ActivitySort.NEWEST_FIRST, null, 50))
                .at("/query/bool/filter");

        assertThat(all.toString())
                .contains(
                        "{\"terms\":{\"customerId\":[\"c-1\"]}}",
                        "{\"term\":{\"type\":\"order.placed\"}}",
                        "{\"term\":{\"currency\":\"GBP\"}}",
                        "{\"match_phrase\":{\"category\":\"late delivery\"}}",
                        "{\"range\":{\"at\":{\"gte\":1768467600000001}}}",
                        "{\"range\":{\"at\":{\"lt\":1768467601000001}}}",
                        "{\"range\":{\"amount\":{\"gte\":10.50}}}",
                        "{\"range\":{\"amount\":{\"lte\":20}}}",
                        "{\"match_phrase\":{\"text\":\"broken lamp\"}}");
    }

    @Test
    void a_page_begins_after_the_place_of_the_one_before() {
        ActivityPlace place = new ActivityPlace(ActivitySort.NEWEST_FIRST, FROM, new EventId("/shop", "e-1"));

        JsonNode search = PhraseSearch.of(
                new ActivityQuery(ActivityFilter.all(), null, "lamp", ActivitySort.NEWEST_FIRST, place, 20));

        assertThat(search.get("search_after").toString()).isEqualTo("[1768467600000001,\"/shop\",\"e-1\"]");
        assertThat(search.get("sort").toString())
                .isEqualTo("[{\"at\":\"desc\"},{\"source\":\"desc\"},{\"id\":\"desc\"}]");
        assertThat(search.get("size").asInt()).isEqualTo(21);
    }

    @Test
    void what_has_no_amount_has_no_place_among_amounts() {
        JsonNode search = PhraseSearch.of(
                new ActivityQuery(ActivityFilter.all(), null, "lamp", ActivitySort.LARGEST_FIRST, null, 20));

        assertThat(search.at("/query/bool/filter").toString()).contains("{\"exists\":{\"field\":\"amount\"}}");
        assertThat(search.get("sort").toString()).startsWith("[{\"amount\":\"desc\"}");
    }
}
