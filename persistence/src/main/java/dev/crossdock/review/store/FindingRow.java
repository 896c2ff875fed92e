package dev.crossdock.review.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A finding with its history: open as long as checks see it, open anew if one sees it again. */
@Entity
@NullUnmarked
@Table(schema = "review", name = "finding")
@NamedQuery(name = FindingRow.OPEN, query = """
                select f from FindingRow f where f.id > :after and f.resolvedAt is null order by f.id""")
@NamedQuery(name = FindingRow.RESOLVED, query = """
                select f from FindingRow f where f.id > :after and f.resolvedAt is not null order by f.id""")
@NamedQuery(name = FindingRow.ALL, query = "select f from FindingRow f where f.id > :after order by f.id")
@NamedQuery(name = FindingRow.CONCERNED, query = """
                select f from FindingRow f where f.resolvedAt is null or f.seen.rule in :rules""")
@NamedQuery(name = FindingRow.COUNT_OPEN, query = """
                select f.seen.severity, count(f) from FindingRow f
                where f.resolvedAt is null group by f.seen.severity""")
public class FindingRow {

    static final String OPEN = "FindingRow.open";
    static final String RESOLVED = "FindingRow.resolved";
    static final String ALL = "FindingRow.all";
    static final String CONCERNED = "FindingRow.concerned";
    static final String COUNT_OPEN = "FindingRow.countOpen";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "finding_id_seq")
    @SequenceGenerator(name = "finding_id_seq", schema = "review", sequenceName = "finding_id_seq", allocationSize = 1)
    private long id;

    @Embedded
    private SeenFinding seen;

    @Column(nullable = false, updatable = false)
    private Instant firstSeen;

    @Column(nullable = false)
    private Instant openedAt;

    @Column(nullable = false)
    private Instant lastSeen;

    private Instant resolvedAt;

    private int occurrences;

    @Version
    private int version;

    /** For the persistence provider. */
    protected FindingRow() {}

    /** A finding that was never seen before. */
    FindingRow(SeenFinding seen, Instant at) {
        this.seen = seen;
        firstSeen = at;
        openedAt = at;
        lastSeen = at;
        occurrences = 1;
    }

    /** The same thing is found again; if it had been resolved, it opens anew. */
    void seeAgain(SeenFinding now, Instant at) {
        if (resolvedAt != null) {
            resolvedAt = null;
            openedAt = at;
            occurrences++;
        }
        seen = now;
        lastSeen = at;
    }

    /** It is no longer found. */
    void resolve(Instant at) {
        if (resolvedAt == null) {
            resolvedAt = at;
        }
    }

    /** Its number, in the order of the first time it was seen. */
    public long id() {
        return id;
    }

    /** What was seen the last time. */
    public SeenFinding seen() {
        return seen;
    }

    /** When it was seen for the first time. */
    public Instant firstSeen() {
        return firstSeen;
    }

    /** Since when it is open, or was open the last time. */
    public Instant openedAt() {
        return openedAt;
    }

    /** When it was seen the last time. */
    public Instant lastSeen() {
        return lastSeen;
    }

    /** Since when it is no longer found; null while it is. */
    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    /** How often it opened. */
    public int occurrences() {
        return occurrences;
    }
}
