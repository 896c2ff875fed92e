package dev.crossdock.document;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The client of the object store, made when it is first needed. */
@ApplicationScoped
class ObjectStoreClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(20);

    @Inject
    @ConfigProperty(name = "crossdock.s3.endpoint")
    Optional<String> endpoint;

    @Inject
    @ConfigProperty(name = "crossdock.s3.access-key")
    Optional<String> accessKey;

    @Inject
    @ConfigProperty(name = "crossdock.s3.secret-key")
    Optional<String> secretKey;

    private @Nullable S3Client client;

    /**
     * The client.
     *
     * @throws StoreUnavailableException if no store is configured
     */
    synchronized S3Client client() throws StoreUnavailableException {
        S3Client made = client;
        if (made == null) {
            if (endpoint.isEmpty()) {
                throw new StoreUnavailableException(
                        "No object store is configured: set CROSSDOCK_S3_ENDPOINT.", new IllegalStateException());
            }
            made = make(endpoint.get());
            client = made;
        }
        return made;
    }

    private S3Client make(String url) {
        return S3Client.builder()
                .endpointOverride(URI.create(url))
                // Stores that are not Amazon's take any; the signature needs one.
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(accessKey.orElse(""), secretKey.orElse(""))))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(true)
                        .build())
                // Checked here, by SHA-256; not every store knows the newer checksum headers.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .build();
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
