package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.crossdock.document.Checksums;
import dev.crossdock.stack.testing.Platform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Images and invoices: what comes out of the object store is what was asked for, byte by byte checked and decoded. */
class WorkContentIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String BUCKET = "crossdock-work";

    private final Platform platform = Platform.running();
    private S3Client s3;

    @BeforeEach
    void connect() {
        Map<String, String> settings = platform.stack.applicationSettings();
        s3 = S3Client.builder()
                .endpointOverride(URI.create(settings.get("crossdock.s3.endpoint")))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.get("crossdock.s3.access-key"), settings.get("crossdock.s3.secret-key"))))
                .build();
        await().atMost(SOON)
                .until(() -> s3.listBuckets().buckets().stream()
                        .anyMatch(bucket -> bucket.name().equals(BUCKET)));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void an_image_comes_back_in_three_sizes() throws IOException {
        byte[] original = png(1_000, 500);

        JsonNode job = awaitState(submit("image", imageJob(original, Checksums.sha256(original))), "done");

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
        String altered = submit("image", imageJob(original, Checksums.sha256(new byte[1])));
        String noImage = submit("image", imageJob(new byte[100], Checksums.sha256(new byte[100])));
        ObjectNode nowhere = Platform.JSON.createObjectNode();
        nowhere.putObject("source").put("key", "nowhere").put("sha256", Checksums.sha256(original));
        String missing = submit("image", nowhere);
        String good = submit("image", imageJob(original, Checksums.sha256(original)));

        assertThat(awaitState(altered, "dead").path("reason").asString()).contains("the reference says");
        assertThat(awaitState(noImage, "dead").path("reason").asString()).contains("no JPEG, PNG or WebP");
        assertThat(awaitState(missing, "dead").path("reason").asString()).contains("no content nowhere");
        awaitState(good, "done");
    }

    @Test
    void an_invoice_of_several_pages_can_be_read_back() throws IOException {
        ObjectNode job = Platform.JSON.createObjectNode().put("template", "invoice");
        ObjectNode invoice = job.putObject("invoice")
                .put("number", "R-2026-1")
                .put("orderId", "o-1")
                .put("issuedOn", "2026-03-01")
                .put("currency", "EUR");
        invoice.putObject("seller").put("name", "Crossdock Ltd");
        invoice.putObject("buyer").put("name", "Łukasz Żółw");
        for (int i = 0; i < 90; i++) {
            invoice.withArray("lines")
                    .addObject()
                    .put("description", "Article " + i)
                    .put("quantity", 2)
                    .put("unitPrice", 10.5)
                    .put("taxPercent", 20);
        }

        JsonNode done = awaitState(submit("document", job), "done");

        PdfReader pdf = new PdfReader(content(done.path("result")));
        assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
        PdfTextExtractor text = new PdfTextExtractor(pdf);
        assertThat(text.getTextFromPage(1)).contains("R-2026-1", "Łukasz Żółw", "Article 0");
        assertThat(text.getTextFromPage(pdf.getNumberOfPages())).contains("Article 89", "378.00", "2268.00");
    }

    private byte[] content(JsonNode stored) {
        byte[] content = s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key(stored.path("key").asString()))
                .asByteArray();
        assertThat(Checksums.sha256(content)).isEqualTo(stored.path("sha256").asString());
        assertThat((long) content.length).isEqualTo(stored.path("bytes").asLong());
        return content;
    }

    private ObjectNode imageJob(byte[] content, String sha256) {
        String key = "originals/" + UUID.randomUUID();
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
        ObjectNode job = Platform.JSON.createObjectNode().put("name", "photo");
        job.putObject("source").put("key", key).put("sha256", sha256);
        return job;
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private String submit(String kind, ObjectNode job) {
        HttpResponse<String> answer = platform.sendJson("POST", "producer", "/api/work/" + kind, job);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Platform.JSON.readTree(answer.body()).path("id").asString();
    }

    private JsonNode awaitState(String id, String state) {
        return await().atMost(SOON)
                .until(
                        () -> platform.json("producer", "/api/work/" + id),
                        job -> job.path("state").asString().equals(state));
    }
}
