package dev.crossdock.bench;

import dev.crossdock.stack.settings.StackException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured: for each contestant the rates of its rounds, or how long one thing took, or both; and the ratios of
 * the product to each baseline. Percentiles are picked by hand, because HdrHistogram's own report is a page for each contestant.
 */
final class BenchReport {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private static final class Run {

        private final List<Double> rates = new ArrayList<>();
        private @Nullable Histogram times;

        private double median() {
            List<Double> sorted = rates.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            if (!rates.isEmpty()) {
                json.put("perSecond", Math.round(median()));
                json.put("rounds", rates.stream().map(Math::round).toList());
            }
            if (times != null) {
                json.put("p50Millis", rounded(percentile(times, 50)));
                json.put("p99Millis", rounded(percentile(times, 99)));
                json.put("maxMillis", rounded(times.getMaxValue() / NANOS_PER_MILLI));
                json.put("count", times.getTotalCount());
            }
            return json;
        }
    }

    void add(String contestant, double perSecond) {
        run(contestant).rates.add(perSecond);
    }

    /** Adds the times of one round, in nanoseconds. */
    void add(String contestant, Histogram round) {
        Run run = run(contestant);
        if (run.times == null) {
            run.times = new Histogram(round);
        }
        run.times.add(round);
    }

    private Run run(String contestant) {
        return runs.computeIfAbsent(contestant, name -> new Run());
    }

    void note(String note) {
        notes.add(note);
    }

    /** How many times faster the product is than a baseline, by the medians of their rates; nothing if one did not run. */
    void compareRates(String product, String baseline, String name) {
        Run one = runs.get(product);
        Run other = runs.get(baseline);
        if (one != null && other != null) {
            ratios.put(name, one.median() / other.median());
        }
    }

    /** How many times longer the product takes for a query, by the 99th percentiles; the worst stands for the baseline. */
    void compareTimes(String product, String baseline, String query) {
        double ratio = percentile(times(product + " " + query), 99) / percentile(times(baseline + " " + query), 99);
        ratios.put(baseline + " " + query, ratio);
        ratios.merge(baseline, ratio, Math::max);
    }

    private Histogram times(String contestant) {
        Run run = runs.get(contestant);
        if (run == null || run.times == null) {
            throw new StackException(contestant + " did not run");
        }
        return run.times;
    }

    private static double percentile(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    void print(PrintWriter out, String bench, boolean json) {
        if (json) {
            out.println(json(bench));
        } else {
            table(out, bench);
        }
        out.flush();
    }

    String json(String bench) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", bench);
        List<Map<String, Object>> all = new ArrayList<>();
        runs.forEach((name, run) -> {
            Map<String, Object> json = new LinkedHashMap<>(Map.of("name", name));
            json.putAll(run.json());
            all.add(json);
        });
        report.put("runs", all);
        Map<String, Object> compared = new LinkedHashMap<>();
        ratios.forEach((name, ratio) -> compared.put(name, rounded(ratio)));
        report.put("ratios", compared);
        report.put("notes", notes);
        return JsonMapper.shared().writeValueAsString(report);
    }

    private void table(PrintWriter out, String bench) {
        out.println(bench);
        runs.forEach((name, run) -> {
            if (!run.rates.isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "%-40s %,12d per second   (%s)%n",
                        name,
                        Math.round(run.median()),
                        run.rates.stream()
                                .map(rate -> String.format(Locale.ROOT, "%,d", Math.round(rate)))
                                .collect(Collectors.joining("  ")));
            }
            if (run.times != null) {
                out.printf(
                        Locale.ROOT,
                        "%-40s p50 %.2f ms, p99 %.2f ms, max %.2f ms of %,d%n",
                        name,
                        percentile(run.times, 50),
                        percentile(run.times, 99),
                        run.times.getMaxValue() / NANOS_PER_MILLI,
                        run.times.getTotalCount());
            }
        });
        ratios.forEach((name, ratio) -> out.printf(Locale.ROOT, "%.2f of %s%n", ratio, name));
        notes.forEach(note -> out.println("- " + note));
    }
}
