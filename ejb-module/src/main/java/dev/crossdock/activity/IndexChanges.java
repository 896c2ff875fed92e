package dev.crossdock.activity;

import dev.crossdock.activity.SupportChange.CustomerChanged;
import dev.crossdock.activity.SupportChange.Happened;
import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.DocumentRefusedException;
import dev.crossdock.activity.store.IndexTables;
import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.persistence.store.LockMode;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.RefusedDataException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Activity on its way to the index. A transaction that is rolled back leaves documents there that no position covers; they
 * are read again, and written again without effect, or removed if their customer was erased in the meantime.
 */
final class IndexChanges implements Changes<SupportChange> {

    private static final int MAX_CHANGES = 5_000;

    /** OpenSearch takes requests of 100 MB; a quarter of that leaves room for everything else in a document. */
    private static final int MAX_CHARACTERS = 8_000_000;

    private final IndexProjection projection;
    private final List<ActivityDocument> documents = new ArrayList<>();
    private final SortedSet<String> erased = new TreeSet<>();
    private long characters;

    IndexChanges(IndexProjection projection) {
        this.projection = projection;
    }

    @Override
    public void add(SupportChange change) {
        if (change instanceof Happened happened) {
            documents.add(new ActivityDocument(happened.activity()));
            String text = happened.activity().text;
            characters += text == null ? 0 : text.length();
        } else if (change instanceof CustomerChanged customer && customer.change() instanceof Erased gone) {
            erased.add(gone.customerId().value());
        }
    }

    @Override
    public boolean isFull() {
        return documents.size() + erased.size() >= MAX_CHANGES || characters >= MAX_CHARACTERS;
    }

    /**
     * Customers' events and their erasure come from different topics, which two nodes may be reading. Whoever erases waits
     * for what others write, and whoever writes next knows whom not to write about.
     */
    @Override
    public long apply(Connection connection) throws SQLException {
        if (documents.isEmpty() && erased.isEmpty()) {
            return 0;
        }
        IndexTables.lock(connection, erased.isEmpty() ? LockMode.SHARED : LockMode.EXCLUSIVE);
        long news = erased.isEmpty() ? 0 : IndexTables.erase(connection, erased);
        try {
            return news + write(connection, projection.serving(connection));
        } catch (DocumentRefusedException e) {
            throw new RefusedDataException(String.valueOf(e.getMessage()), e);
        }
    }

    private long write(Connection connection, ActivityIndex index) throws SQLException {
        Set<String> gone = IndexTables.erasedAmong(
                connection,
                documents.stream().map(document -> document.row().customerId).collect(Collectors.toSet()));
        Map<Boolean, List<ActivityDocument>> byErasure = documents.stream()
                .collect(Collectors.partitioningBy(document -> gone.contains(document.row().customerId)));
        List<String> removed = byErasure.getOrDefault(true, List.of()).stream()
                .map(ActivityDocument::id)
                .toList();
        long written = index.write(byErasure.getOrDefault(false, List.of()), removed);
        if (!erased.isEmpty()) {
            index.forget(erased);
        }
        return written;
    }
}
