package dev.crossdock.document;

import dev.crossdock.contract.Transport.Bucket;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.guard.Admission;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Creates the buckets that contracts declare and that are missing, as soon as the object store answers. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeclaredBuckets {

    private static final Logger LOG = Logger.getLogger(DeclaredBuckets.class.getName());

    @Inject
    ObjectStoreClient store;

    @Inject
    Admission admission;

    private volatile boolean ready;
    private String lastProblem = "";

    /** Whether every declared bucket exists. */
    public boolean isReady() {
        return ready;
    }

    /** Tries until it is done. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public synchronized void ensure() {
        if (ready) {
            return;
        }
        try {
            create();
            ready = true;
            LOG.info("document.buckets.ready");
        } catch (StoreUnavailableException | SdkException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                LOG.log(Level.WARNING, () -> "document.buckets.waiting: " + problem);
            }
            lastProblem = problem;
        }
    }

    private void create() throws StoreUnavailableException {
        S3Client client = store.client();
        Set<String> existing = client.listBuckets().buckets().stream()
                .map(software.amazon.awssdk.services.s3.model.Bucket::name)
                .collect(Collectors.toSet());
        for (Bucket bucket : declared()) {
            if (!existing.contains(bucket.name())) {
                client.createBucket(request -> request.bucket(bucket.name()));
            }
        }
    }

    private List<Bucket> declared() {
        return admission.contracts().stream()
                .flatMap(contract -> contract.transport(ObjectStorage.class).stream())
                .flatMap(storage -> storage.buckets().stream())
                .toList();
    }
}
