package dev.crossdock.platform;

import dev.crossdock.stack.testing.Platform;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What somebody with S3's own tools sees and does behind the application's back. */
final class StoredObjects implements AutoCloseable {

    private static final String BUCKET = "crossdock-documents";

    private final S3Client s3;

    StoredObjects(Platform platform) {
        Map<String, String> settings = platform.stack.applicationSettings();
        s3 = S3Client.builder()
                .endpointOverride(URI.create(settings.get("crossdock.s3.endpoint")))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.get("crossdock.s3.access-key"), settings.get("crossdock.s3.secret-key"))))
                .build();
    }

    List<String> keys() {
        return s3.listObjectsV2Paginator(request -> request.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    int openUploads() {
        return s3.listMultipartUploads(request -> request.bucket(BUCKET))
                .uploads()
                .size();
    }

    void replace(String key, byte[] content) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
    }

    void remove(String key) {
        s3.deleteObject(request -> request.bucket(BUCKET).key(key));
    }

    @Override
    public void close() {
        s3.close();
    }
}
