package dev.crossdock.review.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The last live check, by whichever instance; there is one row. */
@Entity
@NullUnmarked
@Table(schema = "review", name = "live_check")
public class LiveCheckRow {

    @Id
    private boolean onlyOne = true;

    @Column(nullable = false)
    private Instant finishedAt;

    private double seconds;
    private String problem;

    /** For the persistence provider. */
    protected LiveCheckRow() {}

    /**
     * A check that has ended.
     *
     * @param problem why nothing could be checked; null if it could
     */
    public LiveCheckRow(Instant finishedAt, double seconds, @Nullable String problem) {
        this.finishedAt = finishedAt;
        this.seconds = seconds;
        this.problem = problem;
    }

    /** When it ended. */
    public Instant finishedAt() {
        return finishedAt;
    }

    /** How long it took. */
    public double seconds() {
        return seconds;
    }

    /** Why nothing could be checked; null if it could. */
    public @Nullable String problem() {
        return problem;
    }
}
