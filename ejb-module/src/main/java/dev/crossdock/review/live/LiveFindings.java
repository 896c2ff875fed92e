package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.store.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the live check has found so far. */
@ApplicationScoped
public class LiveFindings {

    @Inject
    Findings findings;

    /** Which findings somebody wants to see. */
    public enum State {
        /** Those that hold. */
        OPEN,
        /** Those that no longer do. */
        RESOLVED,
        /** Both. */
        ALL
    }

    /**
     * A page of findings, oldest first.
     *
     * @param after the id before the first one
     */
    public List<StoredFinding> page(State state, long after, int limit) {
        return findings.page(state.name().toLowerCase(Locale.ROOT), after, limit).stream()
                .map(StoredFinding::of)
                .toList();
    }

    /** How many findings are open, of every severity. */
    public Map<Severity, Long> open() {
        Map<String, Long> counted = findings.open();
        Map<Severity, Long> open = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            open.put(severity, counted.getOrDefault(severity.word(), 0L));
        }
        return open;
    }

    /** The last check; empty before the first. */
    public Optional<LastCheck> last() {
        return findings.last().map(LastCheck::of);
    }
}
