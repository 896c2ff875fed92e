package dev.crossdock.activity;

import dev.crossdock.activity.Agreement.Difference;
import dev.crossdock.activity.Agreement.Kind;
import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex.Found;
import dev.crossdock.event.value.EventId;
import dev.crossdock.projection.store.ContentHash;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Some activities as the table has them, and as the index has them. */
final class BothSides {

    /** No activity has this hash: theirs are not negative. */
    private static final ContentHash FOREIGN = new ContentHash(1, BigInteger.ONE.negate());

    private final Map<String, ContentHash> table = new HashMap<>();
    private final Map<String, ContentHash> index = new HashMap<>();
    private final Map<String, EventId> keys = new HashMap<>();

    /** What a document of the index counts for. */
    static ContentHash content(Found found) {
        return found.document() == null ? FOREIGN : found.document().hash();
    }

    void inTable(ActivityDocument document) {
        table.put(document.id(), document.hash());
        keys.put(document.id(), document.row().key);
    }

    void inIndex(Found found) {
        index.put(found.id(), content(found));
        if (found.document() != null) {
            keys.put(found.id(), found.document().row().key);
        }
    }

    /** The events of these documents, as far as they are known. */
    List<EventId> keysOf(Collection<String> documents) {
        return documents.stream().map(keys::get).filter(key -> key != null).toList();
    }

    List<Difference> differences() {
        TreeSet<String> documents = new TreeSet<>(table.keySet());
        documents.addAll(index.keySet());
        return documents.stream()
                .filter(document -> !Objects.equals(table.get(document), index.get(document)))
                .map(this::difference)
                .toList();
    }

    private Difference difference(String document) {
        EventId key = keys.get(document);
        return new Difference(
                kind(table.get(document), index.get(document)),
                document,
                key == null ? null : key.source(),
                key == null ? null : key.id());
    }

    private static Kind kind(@Nullable ContentHash inTable, @Nullable ContentHash inIndex) {
        if (inIndex == null) {
            return Kind.MISSING_IN_INDEX;
        }
        if (inIndex.equals(FOREIGN)) {
            return Kind.NO_ACTIVITY;
        }
        return inTable == null ? Kind.MISSING_IN_TABLE : Kind.CONTENT_DIFFERS;
    }
}
