package dev.crossdock.document;

import dev.crossdock.document.store.DocumentRow;
import dev.crossdock.document.store.DocumentTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of all documents that have content or are about to, by id, a page in memory at a time. */
final class PresentDocuments {

    private static final int PAGE = 1_000;

    private final DocumentTable table;
    private final Deque<DocumentRow> page = new ArrayDeque<>();
    private String last = "";
    private boolean atEnd;

    PresentDocuments(DocumentTable table) {
        this.table = table;
    }

    /** The next one, still to be taken; null at the end. */
    @Nullable DocumentRow peek() {
        if (page.isEmpty() && !atEnd) {
            List<DocumentRow> more = table.present(last, PAGE);
            page.addAll(more);
            atEnd = more.size() < PAGE;
            last = more.isEmpty() ? last : more.get(more.size() - 1).id();
        }
        return page.peek();
    }

    /** Takes the next one. */
    void take() {
        page.remove();
    }
}
