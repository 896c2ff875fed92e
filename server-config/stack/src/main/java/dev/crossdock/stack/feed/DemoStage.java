package dev.crossdock.stack.feed;

import dev.crossdock.stack.api.ApiClient;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the demo is played.
 *
 * @param events the first that the retailer played; the same in every demo
 */
public record DemoStage(ApiClient api, PrintStream out, List<ObjectNode> events) {

    /** Keeps its own copy. */
    public DemoStage {
        events = List.copyOf(events);
    }

    /** Tells the audience a line. */
    public void tell(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
