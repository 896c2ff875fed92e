package dev.crossdock.incontainer;

import dev.crossdock.incontainer.CustomerLog.Line;
import dev.crossdock.incontainer.CustomerLog.Said;
import dev.crossdock.incontainer.CustomerLog.Said.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What the tables must hold after a log, computed one record at a time; shares no code with the product. */
final class ExpectedTables {

    /** Table name to its rows, as {@link StoredTables} reads them, sorted. */
    static Map<String, List<String>> after(CustomerLog log) {
        Map<String, Profile> newest = new HashMap<>();
        Map<String, List<String>> history = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        Set<String> erased = new HashSet<>();
        for (Line line : log.lines) {
            if (line.said() instanceof Said.Erased gone) {
                erased.add(gone.customer());
                newest.remove(gone.customer());
                history.remove(gone.customer());
            } else if (line.said() instanceof Profile profile && !erased.contains(profile.customer())) {
                Profile before = newest.get(profile.customer());
                if (before == null || profile.revision() > before.revision()) {
                    newest.put(profile.customer(), profile);
                    String fields = changed(before, profile);
                    history.computeIfAbsent(profile.customer(), customer -> new ArrayList<>())
                            .add(profile.customer() + "|" + profile.revision() + "|" + line.offset() + "|"
                                    + profile.day() + "|" + fields);
                    for (String field : fields.split(",")) {
                        if (!field.isEmpty()) {
                            counts.merge(profile.day() + "|" + field, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        return tables(newest, erased, history, counts);
    }

    private static Map<String, List<String>> tables(
            Map<String, Profile> newest,
            Set<String> erased,
            Map<String, List<String>> history,
            Map<String, Integer> counts) {
        Map<String, List<String>> tables = new TreeMap<>();
        tables.put("customer_profile", new ArrayList<>());
        tables.put("delivery_address", new ArrayList<>());
        tables.put("invoice_identity", new ArrayList<>());
        tables.put("customer_state", new ArrayList<>());
        newest.values().forEach(profile -> {
            String head = profile.customer() + "|" + profile.revision() + "|";
            tables.get("customer_profile")
                    .add(head + text(profile.given()) + "|" + text(profile.email()) + "|" + text(profile.consent())
                            + "|" + text(profile.city()) + "|" + profile.day());
            tables.get("delivery_address").add(head + text(profile.given()) + "|" + text(profile.city()));
            tables.get("invoice_identity")
                    .add(head + text(profile.given()) + "|" + text(profile.email()) + "|" + text(profile.city()));
            tables.get("customer_state").add(head + text(profile.given()) + "|" + text(profile.email()));
        });
        // Of an erased customer only the fact remains.
        erased.forEach(customer -> tables.values().forEach(rows -> rows.add(customer + "|erased")));
        tables.put(
                "profile_change",
                history.values().stream().flatMap(List::stream).toList());
        tables.put(
                "daily_field_count",
                counts.entrySet().stream()
                        .map(count -> count.getKey() + "|" + count.getValue())
                        .toList());
        tables.replaceAll((table, rows) -> rows.stream().sorted().toList());
        return tables;
    }

    private static String changed(Profile before, Profile after) {
        List<String> fields = new ArrayList<>();
        String city = before == null ? null : before.city();
        addIfChanged(fields, "deliveryAddress", city, after.city());
        addIfChanged(fields, "email", before == null ? null : before.email(), after.email());
        addIfChanged(fields, "givenName", before == null ? null : before.given(), after.given());
        addIfChanged(fields, "invoice", city, after.city());
        addIfChanged(fields, "marketingConsent", before == null ? null : before.consent(), after.consent());
        return String.join(",", fields);
    }

    private static void addIfChanged(List<String> fields, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(field);
        }
    }

    private static String text(Object value) {
        return value == null ? "-" : value.toString();
    }

    private ExpectedTables() {}
}
