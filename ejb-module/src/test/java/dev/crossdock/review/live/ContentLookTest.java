package dev.crossdock.review.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.document.Document;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentLookTest {

    @Test
    void damaged_content_is_critical_and_says_which_and_how() {
        Finding finding =
                ContentLook.finding("crossdock-documents", 7, List.of(damaged("d-1", "it has 3 bytes, not 4")));

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.subject()).isEqualTo("crossdock-documents");
        assertThat(finding.workload()).isEqualTo("documents");
        assertThat(finding.summary())
                .isEqualTo("the content of 7 documents is missing or altered; it is not given out");
        assertThat(finding.evidence())
                .containsEntry("documents", 7L)
                .containsEntry("examples", List.of("d-1: it has 3 bytes, not 4"));
    }

    private static Document damaged(String id, String how) {
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        return new Document(
                id, "stored", "application/pdf", null, null, 4L, "00", at.plusSeconds(60), at, null, null, how);
    }
}
