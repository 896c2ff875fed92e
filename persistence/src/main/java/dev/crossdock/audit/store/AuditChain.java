package dev.crossdock.audit.store;

import dev.crossdock.value.Checksums;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a row and its hash. The form has one reading only: numbers are eight bytes, texts come with their
 * length, what is absent has the length -1, details are sorted by name.
 */
public final class AuditChain {

    /** What stands for the row before the first one. */
    public static final String BEGINNING = "00".repeat(32);

    private static final int ABSENT = -1;

    private AuditChain() {}

    /** The hash of a row that follows the row with the hash {@code previous}, in hexadecimal digits. */
    public static String hash(
            String previous,
            long seq,
            Instant at,
            String actor,
            String action,
            @Nullable String subject,
            @Nullable String reason,
            Map<String, String> details) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream form = new DataOutputStream(bytes)) {
            form.write(HexFormat.of().parseHex(previous));
            form.writeLong(seq);
            form.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            text(form, actor);
            text(form, action);
            text(form, subject);
            text(form, reason);
            form.writeInt(details.size());
            for (Map.Entry<String, String> detail : new TreeMap<>(details).entrySet()) {
                text(form, detail.getKey());
                text(form, detail.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses bytes", e);
        }
        return Checksums.sha256(bytes.toByteArray());
    }

    private static void text(DataOutputStream form, @Nullable String text) throws IOException {
        if (text == null) {
            form.writeInt(ABSENT);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        form.writeInt(utf8.length);
        form.write(utf8);
    }
}
