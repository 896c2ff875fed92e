package dev.crossdock.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is done with the bucket of the documents, in the words of S3; every method tells when the store is away. */
@ApplicationScoped
class ContentStore {

    private static final int NOT_FOUND = 404;

    @Inject
    ObjectStoreClient store;

    @Inject
    DocumentBucket bucket;

    /** A part of a multipart upload that the store has. */
    record Part(int number, String tag, long bytes) {}

    /** Content that the store has. */
    record Item(String key, long bytes, Instant changedAt) {}

    /** A multipart upload that was begun and neither completed nor aborted. */
    record OpenUpload(String key, String uploadId, @Nullable Instant begunAt) {}

    /** Some of a list, and how to ask for more; null at the end. */
    record Page(List<Item> items, @Nullable String next) {}

    void put(String key, String mediaType, byte[] content, int length) throws StoreUnavailableException {
        call(
                "take " + key,
                s3 -> s3.putObject(
                        request -> request.bucket(bucket.name()).key(key).contentType(mediaType),
                        body(content, length)));
    }

    String begin(String key, String mediaType) throws StoreUnavailableException {
        return call(
                "begin " + key,
                s3 -> s3.createMultipartUpload(request ->
                                request.bucket(bucket.name()).key(key).contentType(mediaType))
                        .uploadId());
    }

    Part part(String key, String uploadId, int number, byte[] content, int length) throws StoreUnavailableException {
        return call("take part " + number + " of " + key, s3 -> {
            String tag = s3.uploadPart(
                            request -> request.bucket(bucket.name())
                                    .key(key)
                                    .uploadId(uploadId)
                                    .partNumber(number),
                            body(content, length))
                    .eTag();
            return new Part(number, tag, length);
        });
    }

    void complete(String key, String uploadId, List<Part> parts) throws StoreUnavailableException {
        List<CompletedPart> all = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.tag())
                        .build())
                .toList();
        call(
                "complete " + key,
                s3 -> s3.completeMultipartUpload(request -> request.bucket(bucket.name())
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(all))));
    }

    /** Gives up a multipart upload; one that is not there any more is given up already. */
    void abort(String key, String uploadId) throws StoreUnavailableException {
        call("abort " + key, s3 -> {
            try {
                return s3.abortMultipartUpload(
                        request -> request.bucket(bucket.name()).key(key).uploadId(uploadId));
            } catch (S3Exception e) {
                if (e.statusCode() != NOT_FOUND) {
                    throw e;
                }
                return uploadId;
            }
        });
    }

    /** The parts of a multipart upload; empty if there is no such upload any more. */
    Optional<List<Part>> parts(String key, String uploadId) throws StoreUnavailableException {
        return callIfThere(
                "list the parts of " + key,
                s3 -> s3
                        .listPartsPaginator(request ->
                                request.bucket(bucket.name()).key(key).uploadId(uploadId))
                        .parts()
                        .stream()
                        .map(part -> new Part(part.partNumber(), part.eTag(), part.size()))
                        .toList());
    }

    /**
     * Opens content; whoever does not read it to the end aborts it.
     *
     * @param range what to read; all of it for null
     * @return empty if there is none
     */
    Optional<ResponseInputStream<GetObjectResponse>> open(String key, ByteRange.@Nullable Part range)
            throws StoreUnavailableException {
        return callIfThere(
                "give " + key,
                s3 -> s3.getObject(request -> request.bucket(bucket.name())
                        .key(key)
                        .range(range == null ? null : "bytes=" + range.first() + "-" + range.last())));
    }

    /** What the store has under a key. */
    Optional<Item> find(String key) throws StoreUnavailableException {
        return callIfThere("look at " + key, s3 -> {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket.name()).key(key));
            return new Item(key, head.contentLength(), head.lastModified());
        });
    }

    /** Removes content; what is not there is removed already. */
    void delete(String key) throws StoreUnavailableException {
        call(
                "remove " + key,
                s3 -> s3.deleteObject(request -> request.bucket(bucket.name()).key(key)));
    }

    /** What the store has, by key. */
    Page list(@Nullable String token) throws StoreUnavailableException {
        return call("list its content", s3 -> {
            ListObjectsV2Response page =
                    s3.listObjectsV2(request -> request.bucket(bucket.name()).continuationToken(token));
            List<Item> items = page.contents().stream()
                    .map(item -> new Item(item.key(), item.size(), item.lastModified()))
                    .toList();
            return new Page(items, Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null);
        });
    }

    /** Every multipart upload that is open. */
    List<OpenUpload> openUploads() throws StoreUnavailableException {
        return call(
                "list its uploads",
                s3 -> s3.listMultipartUploadsPaginator(request -> request.bucket(bucket.name())).uploads().stream()
                        .map(upload -> new OpenUpload(upload.key(), upload.uploadId(), upload.initiated()))
                        .toList());
    }

    /** The bytes as they are, not copied: nobody changes them before the store has them. */
    private static RequestBody body(byte[] content, int length) {
        return RequestBody.fromContentProvider(
                () -> AbortableInputStream.create(new ByteArrayInputStream(content, 0, length)),
                length,
                "application/octet-stream");
    }

    private <T> T call(String what, Function<S3Client, T> work) throws StoreUnavailableException {
        S3Client client = store.client();
        try {
            return Objects.requireNonNull(work.apply(client));
        } catch (SdkException e) {
            throw new StoreUnavailableException("the object store did not " + what + ": " + e.getMessage(), e);
        }
    }

    /** Empty if the bucket has no such thing; without the bucket nothing is known. */
    private <T> Optional<T> callIfThere(String what, Function<S3Client, T> work) throws StoreUnavailableException {
        return call(what, s3 -> {
            try {
                return Optional.of(work.apply(s3));
            } catch (NoSuchKeyException | NoSuchUploadException e) {
                return Optional.empty();
            }
        });
    }
}
