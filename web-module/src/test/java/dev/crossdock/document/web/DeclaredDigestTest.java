package dev.crossdock.document.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.document.InvalidDocumentException;
import org.junit.jupiter.api.Test;

class DeclaredDigestTest {

    /** SHA-256 of nothing. */
    private static final String BASE64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static final String HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void both_ways_of_writing_it_are_understood() {
        assertThat(DeclaredDigest.sha256("sha-512=:AAAA:, sha-256=:" + BASE64 + ":"))
                .isEqualTo(HEX);
        assertThat(DeclaredDigest.sha256(null, "SHA-256=" + BASE64)).isEqualTo(HEX);
        assertThat(DeclaredDigest.sha256(null, "md5=AAAA", null)).isNull();
    }

    @Test
    void what_is_no_digest_is_refused() {
        assertThatThrownBy(() -> DeclaredDigest.sha256("sha-256=:AAAA:")).isInstanceOf(InvalidDocumentException.class);
        assertThatThrownBy(() -> DeclaredDigest.sha256("sha-256=:" + HEX + ":"))
                .isInstanceOf(InvalidDocumentException.class);
    }
}
