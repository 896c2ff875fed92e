package dev.crossdock.platform;

import dev.crossdock.stack.testing.Platform;
import dev.crossdock.value.Checksums;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** A document on its way to the object store in pieces. */
record Upload(Platform platform, String path) {

    /** Announces content of which nothing is sent yet. */
    static Upload begin(Platform platform, byte[] content) {
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Checksums.sha256(content)));
        HttpResponse<byte[]> begun = platform.exchange(
                "POST",
                "producer",
                "/api/documents/uploads",
                BodyPublishers.noBody(),
                "Upload-Length",
                String.valueOf(content.length),
                "Content-Type",
                "video/mp4",
                "Repr-Digest",
                "sha-256=:" + digest + ":");
        JsonNode upload = Platform.JSON.readTree(begun.body());
        return new Upload(
                platform, "/api/documents/uploads/" + upload.path("id").asString());
    }

    HttpResponse<byte[]> append(long offset, byte[] piece) {
        return send(
                "PATCH",
                BodyPublishers.ofByteArray(piece),
                "Upload-Offset",
                String.valueOf(offset),
                "Content-Type",
                "application/partial-upload");
    }

    /** How much of it the application has, as it says in a header. */
    String offset() {
        return header(send("HEAD", BodyPublishers.noBody()), "Upload-Offset");
    }

    boolean isComplete() {
        return header(send("HEAD", BodyPublishers.noBody()), "Upload-Complete").equals("?1");
    }

    static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<byte[]> send(String method, BodyPublisher body, String... headers) {
        return platform.exchange(method, "producer", path, body, headers);
    }
}
