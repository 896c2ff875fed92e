package dev.crossdock.stack.review.scan;

import dev.crossdock.contract.DataSize;
import dev.crossdock.stack.review.scan.Draft.Inference;
import dev.crossdock.stack.review.scan.Draft.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of a contract; the template of a draft asks for each line, which is then kept as data for machines, too. */
public final class DraftLines {

    private static final long MAX_BYTES = 999_999;

    private final Map<String, Inference> known = new HashMap<>();
    private final List<Inference> inferred = new ArrayList<>();
    private final List<Question> ask = new ArrayList<>();

    void infer(String place, String value, String evidence) {
        known.put(place, new Inference(place, value, evidence));
    }

    /** Whether there is a value for a place. */
    public boolean knows(String place) {
        return known.containsKey(place);
    }

    /** A value with its evidence, or the question that leads to it. */
    public String line(String section, String key, String question) {
        Inference found = known.get(section + "/" + key);
        if (found == null) {
            return ask(section, key, question);
        }
        inferred.add(found);
        return key + ": " + found.value() + "  # inferred: " + found.evidence();
    }

    /** A value that is left out. */
    public String ask(String section, String key, String question) {
        ask.add(new Question(section + "/" + key, question));
        return "# ask: " + key + ": " + question;
    }

    Draft draft(String workload, List<String> topics, String yaml) {
        return new Draft(workload, topics, yaml, inferred, ask);
    }

    /** A name that no parser takes for a number or a truth value. */
    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** A size as contracts write it, rounded up where it has too many digits. */
    static String size(DataSize size) {
        String plain = size.toString();
        if (plain.matches("\\d{1,6}[A-Za-z]+")) {
            return plain;
        }
        long value = size.bytes();
        for (String unit : List.of("B", "KiB", "MiB", "GiB")) {
            if (value <= MAX_BYTES) {
                return value + unit;
            }
            value = (value + 1023) / 1024;
        }
        return value + "TiB";
    }

    /** A rate as contracts write it. */
    static String rate(double perSecond) {
        return perSecond >= 0.01
                ? String.format(Locale.ROOT, "%.2f/s", perSecond)
                : String.format(Locale.ROOT, "%.3f/d", Math.max(0.001, perSecond * 86_400));
    }
}
