package dev.crossdock.bench.s3;

import dev.crossdock.bench.ObjectClient;
import dev.crossdock.bench.RandomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The AWS SDK with the HTTP client that the application uses. */
public final class S3Objects implements ObjectClient {

    private static final String BUCKET = "crossdock-bench";
    private static final int PART = 8 << 20;

    private final S3Client s3;
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** Connects to the object store of the application. */
    public S3Objects(Map<String, String> settings) {
        s3 = S3Client.builder()
                .endpointOverride(URI.create(setting(settings, "endpoint")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(setting(settings, "access-key"), setting(settings, "secret-key"))))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(true)
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        if (s3.listBuckets().buckets().stream()
                .noneMatch(bucket -> bucket.name().equals(BUCKET))) {
            s3.createBucket(request -> request.bucket(BUCKET));
        }
    }

    private static String setting(Map<String, String> settings, String key) {
        return Objects.requireNonNull(settings.get("crossdock.s3." + key));
    }

    @Override
    public String put(long size) {
        String key = UUID.randomUUID().toString();
        keys.add(key);
        s3.putObject(
                request -> request.bucket(BUCKET).key(key),
                RequestBody.fromContentProvider(() -> new RandomContent(size), size, "application/octet-stream"));
        return key;
    }

    @Override
    public String putParts(long size) {
        String key = UUID.randomUUID().toString();
        keys.add(key);
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key(key))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long at = 0; at < size; at += PART) {
            long length = Math.min(PART, size - at);
            int number = parts.size() + 1;
            UploadPartResponse sent = s3.uploadPart(
                    request -> request.bucket(BUCKET).key(key).uploadId(upload).partNumber(number),
                    RequestBody.fromContentProvider(
                            () -> new RandomContent(length), length, "application/octet-stream"));
            parts.add(
                    CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
        }
        s3.completeMultipartUpload(
                request -> request.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        return key;
    }

    @Override
    public long read(String key) throws IOException {
        try (InputStream content =
                s3.getObject(request -> request.bucket(BUCKET).key(key))) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void close() {
        keys.forEach(key -> s3.deleteObject(request -> request.bucket(BUCKET).key(key)));
        s3.deleteBucket(request -> request.bucket(BUCKET));
        s3.close();
    }
}
