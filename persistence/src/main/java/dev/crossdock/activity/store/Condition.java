package dev.crossdock.activity.store;

import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.customer.value.EmailPattern;
import dev.crossdock.persistence.store.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a where clause with the values of its question marks. */
record Condition(String sql, List<?> values) {

    private Condition(String sql, Object... values) {
        this(sql, List.of(values));
    }

    /** The conditions of a filter. */
    static List<Condition> of(ActivityFilter filter) {
        List<Condition> conditions = new ArrayList<>();
        Set<String> customers = filter.customers();
        if (customers != null && customers.size() == 1) {
            // Of one customer the rows come in order from the index; of several they are sorted first.
            conditions.add(new Condition("customer_id = ?", customers.iterator().next()));
        } else {
            add(conditions, "customer_id = any (?)", customers);
        }
        if (filter.emails() != null) {
            EmailPattern emails = new EmailPattern(filter.emails());
            conditions.add(new Condition("customer_id in (" + emails.customers() + ")", emails.address()));
        }
        add(conditions, "type = ?", filter.type());
        add(conditions, "occurred_at >= ?", filter.from());
        add(conditions, "occurred_at < ?", filter.to());
        add(conditions, "amount >= ?", filter.minAmount());
        add(conditions, "amount <= ?", filter.maxAmount());
        add(conditions, "currency = ?", filter.currency());
        return conditions;
    }

    /** What lies after a place; the rest of the list, in its order. */
    static Stream<Condition> after(ActivitySort sort, @Nullable ActivityPlace place) {
        String column = column(sort);
        if (place == null) {
            return sort.isByAmount() ? Stream.of(new Condition("amount is not null")) : Stream.of();
        }
        return Stream.of(new Condition(
                "(" + column + ", source, id) " + (sort.isDescending() ? "<" : ">") + " (?, ?, ?)",
                place.value(),
                place.key().source(),
                place.key().id()));
    }

    /** The order by clause of a sort. */
    static String order(ActivitySort sort) {
        String direction = sort.isDescending() ? " desc" : "";
        return " order by " + column(sort) + direction + ", source" + direction + ", id" + direction;
    }

    /** The where clause of all of them; nothing if there are none. */
    static String where(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(Condition::sql).collect(Collectors.joining(" and ", " where ", ""));
    }

    /** The values of all of them, and a limit after them. */
    static Object[] parameters(List<Condition> conditions, Object limit) {
        return Stream.concat(conditions.stream().flatMap(condition -> condition.values().stream()), Stream.of(limit))
                .map(value -> value instanceof Collection<?> texts ? Element.TEXT.array(texts) : value)
                .toArray();
    }

    private static void add(List<Condition> conditions, String sql, @Nullable Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, value));
        }
    }

    private static String column(ActivitySort sort) {
        return sort.isByAmount() ? "amount" : "occurred_at";
    }
}
