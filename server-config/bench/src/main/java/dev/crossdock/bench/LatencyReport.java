package dev.crossdock.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/** How long answers took: for each contestant and question the median, the 99th percentile and the worst. */
final class LatencyReport {

    private static final double MILLI = 1e6;

    private final String bench;
    private final Map<String, Histogram> times = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    LatencyReport(String bench) {
        this.bench = bench;
    }

    /** Adds the times of one round. */
    void add(String contestant, Histogram round) {
        times.computeIfAbsent(contestant, name -> new Histogram(round)).add(round);
    }

    void note(String note) {
        notes.add(note);
    }

    /** How many times longer the product takes at the 99th percentile, by the name of the baseline and the question. */
    void compare(String question, String baseline) {
        Histogram product = times.get("crossdock " + question);
        Histogram bare = times.get(baseline + " " + question);
        if (product != null && bare != null) {
            double ratio = percentile(product, 99) / percentile(bare, 99);
            ratios.put(baseline + " " + question, ratio);
            ratios.merge(baseline, ratio, Math::max);
        }
    }

    double millis(String contestant, double percentile) {
        Histogram found = times.get(contestant);
        if (found == null) {
            throw new BenchException(contestant + " did not run");
        }
        return percentile(found, percentile);
    }

    private static double percentile(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / MILLI;
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
        times.forEach((name, histogram) -> {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("name", name);
            run.put("p50Millis", rounded(percentile(histogram, 50)));
            run.put("p99Millis", rounded(percentile(histogram, 99)));
            run.put("maxMillis", rounded(histogram.getMaxValue() / MILLI));
            run.put("count", histogram.getTotalCount());
            runs.add(run);
        });
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", bench);
        report.put("runs", runs);
        Map<String, Object> compared = new LinkedHashMap<>();
        ratios.forEach((name, ratio) -> compared.put(name, rounded(ratio)));
        report.put("ratios", compared);
        report.put("notes", notes);
        return JsonMapper.shared().writeValueAsString(report);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private void table(PrintWriter out) {
        out.printf(Locale.ROOT, "%-40s %10s %10s %10s %9s%n", bench, "p50 ms", "p99 ms", "max ms", "count");
        times.forEach((name, histogram) -> out.printf(
                Locale.ROOT,
                "%-40s %10.2f %10.2f %10.2f %,9d%n",
                name,
                percentile(histogram, 50),
                percentile(histogram, 99),
                histogram.getMaxValue() / MILLI,
                histogram.getTotalCount()));
        ratios.forEach((name, ratio) -> out.printf(Locale.ROOT, "%.2f times the p99 of %s%n", ratio, name));
        notes.forEach(note -> out.println("- " + note));
    }
}
