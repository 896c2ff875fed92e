package dev.crossdock.document;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Transport.Bucket;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.contract.guard.ContentRetention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bucket of the documents, as its contract declares it. */
@ApplicationScoped
public class DocumentBucket {

    /** The workload whose contract declares it. */
    public static final String WORKLOAD = "documents";

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final WorkloadContract contract;
    private final Bucket bucket;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DocumentBucket() {
        contract = null;
        bucket = null;
    }

    @Inject
    public DocumentBucket(Admission admission) {
        this(admission.contracts().stream()
                .filter(declared -> declared.workload().equals(WORKLOAD))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no contract of workload " + WORKLOAD)));
    }

    DocumentBucket(WorkloadContract contract) {
        this.contract = contract;
        this.bucket =
                contract.transport(ObjectStorage.class).orElseThrow().buckets().get(0);
    }

    /** Its name. */
    public String name() {
        return bucket.name();
    }

    /** The most bytes that a document may have. */
    public long largest() {
        DataSize largest = bucket.maxObject();
        return largest == null ? Long.MAX_VALUE : largest.bytes();
    }

    /**
     * How long a document is kept.
     *
     * @param asked what its sender wants; null leaves it to the contract
     * @throws InvalidDocumentException if it would be gone before the events that refer to it
     */
    public Duration retention(@Nullable Duration asked) {
        Duration least = ContentRetention.least(contract).orElse(FOR_EVER);
        Duration declared = Objects.requireNonNullElse(bucket.retention(), FOR_EVER);
        Duration chosen = asked == null ? declared : asked;
        if (chosen.compareTo(least) < 0) {
            throw new InvalidDocumentException(
                    "retention",
                    "expected at least " + least.toDays() + "d, because the events that refer to it can be replayed for"
                            + " so long; got " + chosen.toDays() + "d.");
        }
        if (chosen.compareTo(FOR_EVER) > 0) {
            throw new InvalidDocumentException("retention", "expected at most " + FOR_EVER.toDays() + "d.");
        }
        return chosen;
    }

    /** How long after its removal a document is still known as removed: as long as an event may refer to it. */
    Duration remembered() {
        return ContentRetention.least(contract).orElse(FOR_EVER);
    }
}
