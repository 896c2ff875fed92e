package dev.crossdock.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: the rates of each contestant, their medians, and the ratios of the product to each baseline. */
final class Report {

    private final String bench;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Report(String bench) {
        this.bench = bench;
    }

    void add(String contestant, double perSecond) {
        rates.computeIfAbsent(contestant, name -> new ArrayList<>()).add(perSecond);
    }

    void note(String note) {
        notes.add(note);
    }

    /** Compares two contestants, if both ran. */
    void compare(String product, String baseline, String name) {
        if (rates.containsKey(product) && rates.containsKey(baseline)) {
            ratios.put(name, median(product) / median(baseline));
        }
    }

    double median(String contestant) {
        List<Double> sorted =
                rates.getOrDefault(contestant, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new BenchException(contestant + " did not run");
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(json());
        } else {
            table(out);
        }
        out.flush();
    }

    String json() {
        List<Map<String, Object>> runs = new ArrayList<>();
        rates.forEach((name, all) -> {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("name", name);
            run.put("perSecond", Math.round(median(name)));
            run.put("rounds", all.stream().map(Math::round).toList());
            runs.add(run);
        });
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", bench);
        report.put("runs", runs);
        Map<String, Object> rounded = new LinkedHashMap<>();
        ratios.forEach((name, ratio) -> rounded.put(name, Math.round(ratio * 1000) / 1000.0));
        report.put("ratios", rounded);
        report.put("notes", notes);
        return JsonMapper.shared().writeValueAsString(report);
    }

    private void table(PrintWriter out) {
        out.printf(Locale.ROOT, "%-34s %12s   %s%n", bench, "per second", "rounds");
        rates.forEach((name, all) -> out.printf(
                Locale.ROOT,
                "%-34s %,12d   %s%n",
                name,
                Math.round(median(name)),
                String.join(
                        "  ",
                        all.stream()
                                .map(rate -> String.format(Locale.ROOT, "%,d", Math.round(rate)))
                                .toList())));
        ratios.forEach((name, ratio) -> out.printf(Locale.ROOT, "%.2f of %s%n", ratio, name));
        notes.forEach(note -> out.println("- " + note));
    }
}
