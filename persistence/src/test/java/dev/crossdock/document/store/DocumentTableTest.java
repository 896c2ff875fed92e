package dev.crossdock.document.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.persistence.store.RealDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentTableTest {

    private static final Instant LATER = Instant.parse("2036-02-03T04:05:06.000007Z");

    private final DocumentTable documents = new DocumentTable();
    private final String id = UUID.randomUUID().toString();

    DocumentTableTest() {
        documents.database = RealDatabase.database();
    }

    @Test
    void a_document_is_read_as_it_was_written() {
        NewRow row = new NewRow(id, "text/plain", null, "c-1", LATER, 5L, null, "worker");

        assertThat(documents.insert(row)).isTrue();
        assertThat(documents.insert(row)).isFalse();
        assertThat(documents.stored(id, 5, "ab", LATER)).isTrue();

        DocumentRow found = documents.find(id).orElseThrow();
        assertThat(found)
                .isEqualTo(new DocumentRow(
                        id,
                        "STORED",
                        "text/plain",
                        null,
                        "c-1",
                        LATER,
                        5L,
                        null,
                        null,
                        5L,
                        "ab",
                        "worker",
                        found.touchedAt(),
                        LATER,
                        null,
                        null,
                        null));
        assertThat(documents.ofCustomer("c-1")).contains(found);
        assertThat(documents.present("", Integer.MAX_VALUE)).contains(found);
        assertThat(documents.find("nothing")).isEmpty();
    }
}
