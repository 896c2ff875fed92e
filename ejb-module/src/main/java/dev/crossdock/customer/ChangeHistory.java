package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.DailyFieldCount;
import dev.crossdock.customer.store.HistoryRow;
import dev.crossdock.customer.store.ProfileState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Folds changes, in the order of the topic, into history: which revision changed which fields. */
final class ChangeHistory {

    /** Of the profile, these two identify it and are no content. */
    private static final Set<String> IDENTITY = Set.of("customerId", "revision");

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Current(
            long revision, boolean erased, @Nullable JsonNode profile) {}

    private final Map<String, Current> current = new HashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> erased = new TreeSet<>();
    private final List<HistoryRow> rows = new ArrayList<>();
    private final Map<DailyFieldCount.Key, Long> counts = new HashMap<>();
    private long applied;

    /** Starts from what is stored about the customers that the changes are about. */
    ChangeHistory(Map<String, ProfileState> stored) {
        stored.forEach((customer, state) -> current.put(
                customer,
                new Current(
                        state.revision(),
                        state.erased(),
                        state.profile() == null ? null : JSON.readTree(state.profile()))));
    }

    /** Adds the next change; stale revisions and changes after an erasure have no effect. */
    void add(CustomerChange change) {
        String customer = change.customerId().value();
        Current before = current.get(customer);
        if (before != null && before.erased()) {
            return;
        }
        if (change instanceof ProfileChanged profile) {
            if (before == null || profile.revision() > before.revision()) {
                accept(profile, before == null ? null : before.profile());
            }
        } else {
            erase(change, before);
        }
    }

    private void accept(ProfileChanged change, @Nullable JsonNode before) {
        String customer = change.customerId().value();
        JsonNode profile = JSON.readTree(change.value());
        List<String> fields = List.copyOf(changedFields(before, profile));
        rows.add(new HistoryRow(
                new HistoryRow.Key(customer, change.revision()),
                change.partition(),
                change.offset(),
                change.occurredAt(),
                fields,
                change.json()));
        LocalDate day = change.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
        fields.forEach(field -> counts.merge(new DailyFieldCount.Key(day, field), 1L, Long::sum));
        current.put(customer, new Current(change.revision(), false, profile));
        touched.add(customer);
        applied++;
    }

    private void erase(CustomerChange change, @Nullable Current before) {
        String customer = change.customerId().value();
        long revision = before == null ? change.revision() : Math.max(before.revision(), change.revision());
        rows.removeIf(row -> row.key.customerId().equals(customer));
        current.put(customer, new Current(revision, true, null));
        touched.add(customer);
        erased.add(customer);
        applied++;
    }

    /** The names of the fields that differ, sorted; on the first profile, every field it has. */
    static Set<String> changedFields(@Nullable JsonNode before, JsonNode after) {
        Set<String> fields = new TreeSet<>(after.propertyNames());
        if (before != null) {
            fields.addAll(before.propertyNames());
            fields.removeIf(field -> before.path(field).equals(after.path(field)));
        }
        fields.removeAll(IDENTITY);
        return fields;
    }

    long applied() {
        return applied;
    }

    List<HistoryRow> rows() {
        return rows;
    }

    Set<String> erasedCustomers() {
        return erased;
    }

    List<ProfileState> states() {
        return touched.stream()
                .sorted()
                .map(customer -> {
                    Current state = Objects.requireNonNull(current.get(customer), customer);
                    return new ProfileState(
                            customer,
                            state.revision(),
                            state.erased(),
                            state.profile() == null ? null : state.profile().toString());
                })
                .toList();
    }

    /** Counts to add, sorted by day and field. */
    List<DailyFieldCount> counts() {
        Map<String, DailyFieldCount> sorted = new TreeMap<>();
        counts.forEach((key, changes) -> sorted.put(key.day() + key.field(), new DailyFieldCount(key, changes)));
        return List.copyOf(sorted.values());
    }
}
