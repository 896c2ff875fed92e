package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.crossdock.stack.testing.BackgroundWork;
import dev.crossdock.stack.testing.Platform;
import dev.crossdock.value.Checksums;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Images and invoices: what comes out of the object store is what was asked for, byte by byte checked and decoded. */
class WorkContentIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    private final Platform platform = Platform.running();
    private final BackgroundWork work = new BackgroundWork(platform);

    @Test
    void an_image_comes_back_in_three_sizes() throws IOException {
        byte[] original = png(1_000, 500);

        JsonNode job = work.awaitState(work.submit("image", imageJob(original, Checksums.sha256(original))), "done");

        JsonNode variants = job.at("/result/variants");
        assertThat(variants.size()).isEqualTo(3);
        for (JsonNode variant : variants) {
            byte[] content = content(variant);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
            assertThat(image.getWidth()).isEqualTo(variant.path("width").asInt());
            assertThat(image.getWidth()).isEqualTo(2 * image.getHeight());
        }
        assertThat(variants.get(0).path("width").asInt()).isEqualTo(160);
    }

    @Test
    void content_that_is_missing_altered_or_no_image_is_dead_at_once_with_the_reason() throws IOException {
        byte[] original = png(10, 10);
        String wrong = work.submit("image", imageJob(original, Checksums.sha256(new byte[1])));
        String noImage = work.submit("image", imageJob(new byte[100], Checksums.sha256(new byte[100])));
        String unknown = work.submit("image", job("nowhere", Checksums.sha256(original)));
        String alteredId = store(original);
        String missingId = store(original);
        try (StoredObjects objects = new StoredObjects(platform)) {
            objects.replace(alteredId, png(11, 10));
            objects.remove(missingId);
        }
        String altered = work.submit("image", job(alteredId, Checksums.sha256(original)));
        String missing = work.submit("image", job(missingId, Checksums.sha256(original)));
        String good = work.submit("image", imageJob(original, Checksums.sha256(original)));

        assertThat(work.awaitState(wrong, "dead").path("reason").asString()).contains("the reference says");
        assertThat(work.awaitState(noImage, "dead").path("reason").asString()).contains("no JPEG, PNG or WebP");
        assertThat(work.awaitState(unknown, "dead").path("reason").asString()).contains("no document nowhere");
        assertThat(work.awaitState(altered, "dead").path("reason").asString()).contains("was altered");
        assertThat(work.awaitState(missing, "dead").path("reason").asString()).contains("is not in the object store");
        work.awaitState(good, "done");
        // A critical finding as long as they are there.
        platform.delete("operator", "/api/documents/" + alteredId);
        platform.delete("operator", "/api/documents/" + missingId);
    }

    @Test
    void an_invoice_of_several_pages_can_be_read_back() throws IOException {
        JsonNode done = work.awaitState(work.submit("document", BackgroundWork.anInvoice(90)), "done");

        PdfReader pdf = new PdfReader(content(done.path("result")));
        assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
        PdfTextExtractor text = new PdfTextExtractor(pdf);
        assertThat(text.getTextFromPage(1)).contains("R-2026-1", "Łukasz Żółw", "Article 0");
        assertThat(text.getTextFromPage(pdf.getNumberOfPages())).contains("Article 89", "378.00", "2268.00");
    }

    private byte[] content(JsonNode stored) {
        HttpResponse<byte[]> answer = platform.exchange(
                "GET", "operator", "/api/documents/" + stored.path("documentId").asString(), BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(200);
        byte[] content = answer.body();
        assertThat(Checksums.sha256(content)).isEqualTo(stored.path("sha256").asString());
        assertThat((long) content.length).isEqualTo(stored.path("bytes").asLong());
        return content;
    }

    private ObjectNode imageJob(byte[] content, String sha256) {
        return job(store(content), sha256);
    }

    private static ObjectNode job(String documentId, String sha256) {
        ObjectNode job = Platform.JSON.createObjectNode().put("name", "photo");
        job.putObject("source").put("documentId", documentId).put("sha256", sha256);
        return job;
    }

    /** Stores an original as its sender does; the store may have begun a moment ago. */
    private String store(byte[] content) {
        HttpResponse<byte[]> stored = await().atMost(SOON)
                .until(
                        () -> platform.exchange(
                                "POST",
                                "producer",
                                "/api/documents",
                                BodyPublishers.ofByteArray(content),
                                "Content-Type",
                                "image/png"),
                        answer -> answer.statusCode() == 201);
        return Platform.JSON.readTree(stored.body()).path("id").asString();
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
