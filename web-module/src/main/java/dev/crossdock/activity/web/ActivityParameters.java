package dev.crossdock.activity.web;

import dev.crossdock.activity.ActivityCursor;
import dev.crossdock.activity.ActivityQuery;
import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.web.Page;
import dev.crossdock.web.Parameters;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/activity} may be asked; any combination. */
public class ActivityParameters {

    /** An e-mail address or, with a star at its end, the beginning of one; its case does not matter. */
    @QueryParam("email")
    @Nullable String email;

    /** A customer's id. */
    @QueryParam("customer")
    @Nullable String customer;

    /** The smallest amount. */
    @QueryParam("minAmount")
    @Nullable String minAmount;

    /** The largest amount. */
    @QueryParam("maxAmount")
    @Nullable String maxAmount;

    /** The currency, ISO 4217. */
    @QueryParam("currency")
    @Nullable String currency;

    /** A phrase in the category; its case does not matter. */
    @QueryParam("category")
    @Nullable String category;

    /** A phrase in the category or the text. */
    @QueryParam("text")
    @Nullable String text;

    /** The first moment, with its zone. */
    @QueryParam("from")
    @Nullable String from;

    /** The moment before which it ends. */
    @QueryParam("to")
    @Nullable String to;

    /** {@code occurredAt}, {@code -occurredAt}, {@code amount} or {@code -amount}. */
    @QueryParam("sort")
    @Nullable String sort;

    /** The {@code next} of the page before. */
    @QueryParam("after")
    @Nullable String after;

    /** How many. */
    @QueryParam("limit")
    @Nullable String limit;

    /** The question. */
    ActivityQuery query() {
        String id = Parameters.words("customer", customer);
        Instant first = Parameters.moment("from", from);
        Instant end = Parameters.moment("to", to);
        Parameters.inOrder(first, end);
        BigDecimal least = Parameters.amount("minAmount", minAmount);
        BigDecimal most = Parameters.amount("maxAmount", maxAmount);
        Parameters.inOrder(least, most);
        ActivitySort wanted = Parameters.choice("sort", ActivitySort.values(), ActivitySort::word, sort);
        ActivitySort order = wanted == null ? ActivitySort.NEWEST_FIRST : wanted;
        return new ActivityQuery(
                new ActivityFilter(
                        id == null ? null : Set.of(id),
                        Parameters.words("email", email),
                        null,
                        first,
                        end,
                        least,
                        most,
                        Parameters.currency(currency)),
                Parameters.words("category", category),
                Parameters.words("text", text),
                order,
                after(order, after),
                Page.limit(limit));
    }

    /** Where a page begins; null for the first one. */
    static @Nullable ActivityPlace after(ActivitySort sort, @Nullable String value) {
        return value == null
                ? null
                : ActivityCursor.read(sort, value)
                        .orElseThrow(() ->
                                Parameters.problem("after", "the 'next' of a page in the order " + sort.word(), value));
    }
}
