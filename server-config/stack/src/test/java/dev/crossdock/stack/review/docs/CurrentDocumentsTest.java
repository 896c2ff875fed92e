package dev.crossdock.stack.review.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in {@code docs/} is what the contracts say. */
class CurrentDocumentsTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final String ADVICE = "%s is not current: run ./crossdock review --docs docs";

    private final Map<String, String> documents = GeneratedDocuments.ofThisApplication();

    @Test
    void every_document_is_current() throws IOException {
        for (var document : documents.entrySet()) {
            Path file = DOCS.resolve(document.getKey());

            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as(ADVICE, document.getKey())
                    .isEqualTo(document.getValue());
        }
    }

    @Test
    void no_decision_outlives_its_workload() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve(GeneratedDocuments.DECISIONS))) {
            assertThat(files.map(file -> DOCS.relativize(file).toString()))
                    .as(ADVICE, "docs/" + GeneratedDocuments.DECISIONS)
                    .isSubsetOf(documents.keySet());
        }
    }

    @Test
    void the_same_contracts_give_the_same_text() {
        assertThat(GeneratedDocuments.ofThisApplication()).isEqualTo(documents);
    }

    @Test
    void the_channels_have_the_version_of_the_application() throws IOException {
        assertThat(Files.readString(Path.of("../../pom.xml")))
                .contains("<artifactId>crossdock</artifactId>\n  <version>" + AsyncApi.VERSION + "</version>");
    }
}
