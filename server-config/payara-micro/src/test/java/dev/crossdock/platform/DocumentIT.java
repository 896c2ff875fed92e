package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import dev.crossdock.stack.testing.Visit;
import dev.crossdock.value.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Documents from their sender to whoever reads them, in a real object store that somebody meddles with. */
class DocumentIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int MIB = 1 << 20;

    private final Platform platform = Platform.running();
    private final Findings findings = new Findings(platform);

    @BeforeEach
    void awaitTheStore() {
        await().atMost(SOON)
                .until(() -> post("ready".getBytes(StandardCharsets.UTF_8)).statusCode() == 201);
    }

    @Test
    void a_document_comes_back_as_it_was_and_everybody_is_told() {
        byte[] content = bytes(300_000);
        String customer = "d-" + UUID.randomUUID();

        HttpResponse<byte[]> answer = post(
                content,
                "Content-Type",
                "application/pdf",
                "X-Document-Owner",
                customer,
                "X-Document-File-Name",
                "invoice.pdf",
                "Repr-Digest",
                "sha-256=:" + base64(Checksums.sha256(content)) + ":");
        JsonNode stored = json(answer, 201);
        String id = stored.path("id").asString();
        HttpResponse<byte[]> read = get("support-agent", id);

        assertThat(stored.path("bytes").asLong()).isEqualTo(content.length);
        assertThat(stored.path("sha256").asString()).isEqualTo(Checksums.sha256(content));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(content);
        assertThat(header(read, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(read, "ETag")).isEqualTo("\"" + Checksums.sha256(content) + "\"");
        assertThat(get("support-agent", id, "If-None-Match", header(read, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> head = exchange("HEAD", "producer", "/" + id);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "ETag")).isEqualTo(header(read, "ETag"));
        assertThat(metadata(id).path("fileName").asString()).isEqualTo("invoice.pdf");
        JsonNode event = awaitEvents(id, 1).get(0);
        assertThat(event.path("sha256").asString()).isEqualTo(Checksums.sha256(content));
        assertThat(event.path("customerId").asString()).isEqualTo(customer);
        assertThat(event.at("/storage/bucket").asString()).isEqualTo("crossdock-documents");
        assertThat(platform.get("auditor", "/api/audit?action=document-read&subject=" + customer)
                        .body())
                .contains(id);
    }

    @Test
    void some_bytes_can_be_asked_for() {
        byte[] content = bytes(100_000);
        String id = id(post(content));

        HttpResponse<byte[]> middle = get("producer", id, "Range", "bytes=500-1499");
        HttpResponse<byte[]> end = get("producer", id, "Range", "bytes=-10");
        HttpResponse<byte[]> outside = get("producer", id, "Range", "bytes=100000-");
        HttpResponse<byte[]> ofAnother = get("producer", id, "Range", "bytes=0-0", "If-Range", "\"other\"");

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(header(middle, "Content-Range")).isEqualTo("bytes 500-1499/100000");
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(content, 500, 1_500));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
        assertThat(outside.statusCode()).isEqualTo(416);
        assertThat(header(outside, "Content-Range")).isEqualTo("bytes */100000");
        assertThat(ofAnother.statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_wrong_with_an_upload_is_said_and_nothing_of_it_stays() {
        assertThat(problem(post(new byte[0]), 400)).isEqualTo("empty-document");
        assertThat(problem(
                        post(bytes(10), "Repr-Digest", "sha-256=:" + base64(Checksums.sha256(new byte[1])) + ":"), 400))
                .isEqualTo("wrong-checksum");
        assertThat(problem(post(bytes(10), "X-Document-Retention", "30d"), 400)).isEqualTo("invalid-parameter");
        assertThat(problem(exchange("POST", "producer", "/uploads", "Upload-Length", "99999999999"), 413))
                .isEqualTo("document-too-large");
        assertThat(post(bytes(10), "Content-Type", "nonsense").statusCode()).isEqualTo(400);
        assertThat(get("producer", "nowhere").statusCode()).isEqualTo(404);
        assertThat(get("auditor", "nowhere").statusCode()).isEqualTo(403);

        assertThat(platform.rows("select count(*) from document.document where state in ('UPLOADING', 'REMOVING')"))
                .isEqualTo(List.of(List.of("0")));
    }

    @Test
    void a_sender_who_breaks_off_leaves_nothing_behind() throws Exception {
        InputStream breaking = new SequenceInputStream(new Endless(20L * MIB, 7), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the sender's cable was cut");
            }
        });

        assertThatThrownBy(() -> platform.exchange(
                        "POST", "producer", "/api/documents", BodyPublishers.ofInputStream(() -> breaking)))
                .isInstanceOf(UncheckedIOException.class);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(platform.rows(
                                "select count(*) from document.document where state in ('UPLOADING', 'REMOVING')"))
                        .isEqualTo(List.of(List.of("0"))));
        try (StoredObjects objects = new StoredObjects(platform)) {
            assertThat(objects.openUploads()).isZero();
        }
    }

    @Test
    void a_large_document_is_streamed_in_and_out() throws Exception {
        long size = 300L * MIB + 12_345;
        HttpResponse<byte[]> answer = exchange(
                "POST",
                "producer",
                "",
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Endless(size, 3)), size));

        JsonNode stored = json(answer, 201);

        assertThat(stored.path("bytes").asLong()).isEqualTo(size);
        assertThat(stored.path("sha256").asString()).isEqualTo(sha256(new Endless(size, 3)));
        HttpResponse<byte[]> read = get("producer", stored.path("id").asString());
        assertThat((long) read.body().length).isEqualTo(size);
        assertThat(Checksums.sha256(read.body()))
                .isEqualTo(stored.path("sha256").asString());
    }

    @Test
    void altered_and_missing_content_is_never_given_out_as_if_it_were_right() {
        byte[] small = bytes(5_000);
        byte[] large = bytes(3 * MIB);
        String smallId = id(post(small));
        String largeId = id(post(large));
        String missingId = id(post(small));
        try (StoredObjects objects = new StoredObjects(platform)) {
            objects.replace(smallId, flipped(small));
            objects.replace(largeId, flipped(large));
            objects.remove(missingId);
        }

        assertThat(problem(get("producer", smallId), 500)).isEqualTo("content-altered");
        assertThatThrownBy(() -> get("producer", largeId)).isInstanceOf(UncheckedIOException.class);
        assertThat(problem(get("producer", missingId), 500)).isEqualTo("content-altered");

        assertThat(metadata(smallId).path("damage").asString()).contains("SHA-256");
        assertThat(metadata(largeId).path("damage").asString()).contains("SHA-256");
        JsonNode report = sweep("dryRun=true");
        assertThat(report.path("dangling").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(report.path("damaged").asLong()).isGreaterThanOrEqualTo(3);
        JsonNode finding = findings.awaitOpen("content-damaged", "crossdock-documents");
        assertThat(finding.path("severity").asString()).isEqualTo("critical");
        assertThat(finding.path("workload").asString()).isEqualTo("documents");
        assertThat(finding.at("/evidence/documents").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(firstPage()).contains("missing or altered");
        for (String id : List.of(smallId, largeId, missingId)) {
            assertThat(exchange("DELETE", "operator", "/" + id).statusCode()).isEqualTo(204);
        }
        findings.awaitGone("content-damaged", "crossdock-documents");
        assertThat(firstPage()).doesNotContain("missing or altered");
        assertThat(get("producer", smallId).statusCode()).isEqualTo(410);
        assertThat(awaitEvents(smallId, 2).get(1).path("reason").asString()).isEqualTo("requested");
    }

    @Test
    void what_is_nobodys_goes_after_its_grace_and_the_report_adds_up() {
        String kept = id(post(bytes(1_000)));
        String orphan = "orphan-" + UUID.randomUUID();
        String upload = Platform.JSON
                .readTree(exchange("POST", "producer", "/uploads", "Upload-Length", "100000000")
                        .body())
                .path("id")
                .asString();
        String expired = id(post(bytes(1_001)));
        platform.rows(
                "update document.document set retain_until = now() - interval '1 minute' where id = '" + expired + "'");
        try (StoredObjects objects = new StoredObjects(platform)) {
            objects.replace(orphan, bytes(10));

            JsonNode patient = sweep("");
            assertThat(objects.keys()).contains(kept, orphan).doesNotContain(expired);
            assertThat(patient.path("inGrace").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(patient.at("/removedBecause/expired").asLong()).isGreaterThanOrEqualTo(1);

            JsonNode look = sweep("dryRun=true&grace=0s");
            assertThat(examples(look)).contains(orphan, upload);
            assertThat(objects.keys()).contains(orphan);

            JsonNode swept = sweep("grace=0s");
            assertThat(objects.keys()).contains(kept).doesNotContain(orphan);
            assertThat(objects.openUploads()).isZero();
            assertThat(swept.path("removed").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(swept.path("stored").asLong())
                    .isEqualTo(swept.path("referenced").asLong()
                            + swept.path("removed").asLong());
            assertThat(platform.json("auditor", "/api/documents/sweep")).isEqualTo(swept);
        }
        assertThat(awaitEvents(expired, 2).get(1).path("reason").asString()).isEqualTo("expired");
        assertThat(get("producer", kept).statusCode()).isEqualTo(200);
        assertThat(platform.get("auditor", "/api/audit?action=document-sweep").body())
                .contains("crossdock-documents");
    }

    @Test
    void an_erased_customers_documents_go_with_them() {
        String customer = "e-" + UUID.randomUUID();
        platform.event(Platform.profile(customer, 1));
        String id = id(post(bytes(2_000), "X-Document-Owner", customer));

        platform.delete("operator", "/api/customers/" + customer + "?force=true");

        await().atMost(SOON).until(() -> get("producer", id).statusCode() == 410);
        try (StoredObjects objects = new StoredObjects(platform)) {
            assertThat(objects.keys()).doesNotContain(id);
        }
        assertThat(awaitEvents(id, 2).get(1).path("reason").asString()).isEqualTo("erased");
        assertThat(problem(post(bytes(10), "X-Document-Owner", customer), 409)).isEqualTo("document-withdrawn");
    }

    private HttpResponse<byte[]> post(byte[] content, String... headers) {
        return exchange("POST", "producer", "", BodyPublishers.ofByteArray(content), headers);
    }

    private HttpResponse<byte[]> get(String role, String id, String... headers) {
        return exchange("GET", role, "/" + id, BodyPublishers.noBody(), headers);
    }

    private HttpResponse<byte[]> exchange(String method, String role, String path, String... headers) {
        return exchange(method, role, path, BodyPublishers.noBody(), headers);
    }

    private HttpResponse<byte[]> exchange(
            String method, String role, String path, BodyPublisher body, String... headers) {
        return platform.exchange(method, role, "/api/documents" + path, body, headers);
    }

    /** What an operator sees who signs in to the console. */
    private String firstPage() {
        Visit visit = new Visit(platform.stack.url());
        var operator = platform.stack.logins().get("operator");
        visit.signIn(operator.user(), operator.password());
        return visit.open("/console/overview.xhtml").body();
    }

    private JsonNode metadata(String id) {
        return platform.json("operator", "/api/documents/" + id + "/metadata");
    }

    private JsonNode sweep(String query) {
        JsonNode report = json(exchange("POST", "operator", "/sweep?" + query), 200);
        assertThat(report.path("stored").asLong())
                .isEqualTo(report.path("referenced").asLong()
                        + report.path("inGrace").asLong()
                        + report.path("removed").asLong());
        return report;
    }

    private static List<String> examples(JsonNode report) {
        return StreamSupport.stream(report.path("examples").spliterator(), false)
                .map(example -> example.path("key").asString())
                .toList();
    }

    private static String id(HttpResponse<byte[]> answer) {
        return json(answer, 201).path("id").asString();
    }

    private static JsonNode json(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return Platform.JSON.readTree(answer.body());
    }

    private static String problem(HttpResponse<byte[]> answer, int status) {
        JsonNode problem = json(answer, status);
        assertThat(header(answer, "Content-Type")).contains("application/problem+json");
        return problem.path("type").asString().replace("urn:crossdock:problem:", "");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random().nextBytes(content);
        return content;
    }

    private static byte[] flipped(byte[] content) {
        byte[] flipped = content.clone();
        flipped[content.length / 2] ^= 1;
        return flipped;
    }

    private static String sha256(InputStream content) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[MIB];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The events about a document, once there are so many. */
    private List<JsonNode> awaitEvents(String id, int count) {
        return await().atMost(SOON).until(() -> events(id), events -> events.size() >= count);
    }

    private List<JsonNode> events(String id) {
        String bootstrap = platform.stack.applicationSettings().get("crossdock.kafka.bootstrap");
        return TopicContent.of(bootstrap, "document-events").stream()
                .filter(event -> id.equals(event.key()))
                .map(event -> Platform.JSON.readTree(event.value()))
                .toList();
    }

    /** Content that nobody keeps, the same each time. */
    private static final class Endless extends InputStream {

        private final byte[] block = new byte[64 * 1024 + 1];
        private long left;
        private int place;

        Endless(long length, long seed) {
            left = length;
            new Random(seed).nextBytes(block);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, left), block.length - place);
            System.arraycopy(block, place, buffer, offset, count);
            place = (place + count) % block.length;
            left -= count;
            return count;
        }
    }
}
