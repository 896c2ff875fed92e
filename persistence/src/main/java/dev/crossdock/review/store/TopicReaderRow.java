package dev.crossdock.review.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A group that was ever seen to read a topic; Kafka forgets a group a week after it left. */
@Entity
@NullUnmarked
@Table(schema = "review", name = "topic_reader")
public class TopicReaderRow {

    @EmbeddedId
    private Key key;

    @Column(name = "first_seen", nullable = false, updatable = false)
    private Instant firstSeen;

    @Column(name = "last_seen", nullable = false)
    private Instant lastSeen;

    /** Who reads what. */
    @Embeddable
    public record Key(
            String cluster,
            String topic,
            @Column(name = "group_name") String group) {}

    /** For the persistence provider. */
    protected TopicReaderRow() {}

    /** A group seen for the first time. */
    TopicReaderRow(Key key, Instant at) {
        this.key = key;
        firstSeen = at;
        lastSeen = at;
    }

    /** Seen again. */
    void seeAgain(Instant at) {
        lastSeen = at;
    }

    /** Who reads what. */
    public Key key() {
        return key;
    }
}
