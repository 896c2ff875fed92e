package dev.crossdock.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured: the rates of each contestant, their medians, and the ratios of the product to each baseline; and how
 * long one thing took, where that was measured too.
 */
final class Report {

    private final String bench;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, Histogram> times = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Report(String bench) {
        this.bench = bench;
    }

    void add(String contestant, double perSecond) {
        rates.computeIfAbsent(contestant, name -> new ArrayList<>()).add(perSecond);
    }

    /** Adds the times of one round, in nanoseconds. */
    void add(String contestant, Histogram round) {
        times.computeIfAbsent(contestant, name -> new Histogram(round)).add(round);
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
            Histogram took = times.get(name);
            if (took != null) {
                run.put("p50Millis", millis(took, 50));
                run.put("p99Millis", millis(took, 99));
            }
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

    private static double millis(Histogram times, double percentile) {
        return Math.round(times.getValueAtPercentile(percentile) / 1e4) / 100.0;
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
        times.forEach((name, took) ->
                out.printf(Locale.ROOT, "%-34s p50 %.2f ms, p99 %.2f ms%n", name, millis(took, 50), millis(took, 99)));
        ratios.forEach((name, ratio) -> out.printf(Locale.ROOT, "%.2f of %s%n", ratio, name));
        notes.forEach(note -> out.println("- " + note));
    }
}
