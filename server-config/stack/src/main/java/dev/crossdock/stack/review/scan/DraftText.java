package dev.crossdock.stack.review.scan;

import dev.crossdock.contract.DataSize;
import dev.crossdock.stack.review.scan.Draft.Inference;
import dev.crossdock.stack.review.scan.Draft.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a draft line by line, in YAML for people and as lists for machines. */
final class DraftText {

    private static final long MAX_BYTES = 999_999;

    private final StringBuilder yaml = new StringBuilder();
    private final List<Inference> inferred = new ArrayList<>();
    private final List<Question> ask = new ArrayList<>();
    private String section = "";
    private String indent = "";

    /** A plain line. */
    DraftText line(String text) {
        yaml.append(indent).append(text).append('\n');
        return this;
    }

    /** What follows belongs to this part of the contract, which may be nested. */
    DraftText open(String name) {
        line(name + ":");
        section = section + "/" + name;
        indent = indent + "  ";
        return this;
    }

    /** The part ends. */
    DraftText close() {
        section = section.substring(0, section.lastIndexOf('/'));
        indent = indent.substring(2);
        return this;
    }

    /** A value with its evidence. */
    DraftText inferred(String key, String value, String evidence) {
        inferred.add(new Inference(section + "/" + key, value, evidence));
        return line(key + ": " + value + "  # inferred: " + evidence);
    }

    /** A value that is left out. */
    DraftText ask(String key, String question) {
        ask.add(new Question(section + "/" + key, question));
        return line("# ask: " + key + ": " + question);
    }

    /** Every value of a part: what is known of it, or else the question. */
    DraftText settle(Map<String, String> questions, Map<String, Inference> known) {
        questions.forEach((key, question) -> {
            Inference found = known.get(key);
            if (found == null) {
                ask(key, question);
            } else {
                inferred(key, found.value(), found.evidence());
            }
        });
        return this;
    }

    Draft draft(String workload, List<String> topics) {
        return new Draft(workload, topics, yaml.toString(), inferred, ask);
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
