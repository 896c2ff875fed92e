package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.value.Checksums;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewDocumentTest {

    private static final String OF_ABC = Checksums.sha256("abc".getBytes(StandardCharsets.UTF_8));

    @Test
    void what_cannot_be_used_is_named() {
        assertThatThrownBy(() -> NewDocument.of("pdf")).hasMessageContaining("media type");
        assertThatThrownBy(() -> NewDocument.of("text/plain").named("a\nb"))
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e -> assertThat(e.field()).isEqualTo("fileName"));
        assertThatThrownBy(() -> NewDocument.of("text/plain").about("c".repeat(65)))
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e -> assertThat(e.field()).isEqualTo("owner"));
        assertThatCode(() -> NewDocument.of("text/html; charset=UTF-8")).doesNotThrowAnyException();
    }

    @Test
    void content_is_held_against_what_was_announced() {
        assertThat(refusal(3L, OF_ABC, new Received(3, OF_ABC))).isNull();
        assertThat(refusal(null, null, new Received(3, OF_ABC))).isNull();
        assertThat(refusal(null, null, new Received(0, OF_ABC))).isEqualTo(Reason.EMPTY);
        assertThat(refusal(4L, null, new Received(3, OF_ABC))).isEqualTo(Reason.WRONG_LENGTH);
        assertThat(refusal(3L, "0".repeat(64), new Received(3, OF_ABC))).isEqualTo(Reason.WRONG_CHECKSUM);
    }

    private static @Nullable Reason refusal(@Nullable Long bytes, @Nullable String sha256, Received received) {
        try {
            new NewDocument("text/plain", null, null, null, bytes, sha256).check(received);
            return null;
        } catch (ContentRefusedException e) {
            return e.reason();
        }
    }
}
