package dev.crossdock.work.worker;

import dev.crossdock.document.DocumentStore;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.StoredContent;
import dev.crossdock.work.Assignment;
import dev.crossdock.work.PermanentFailureException;
import dev.crossdock.work.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes one document into the object store. Done again, it takes the place of the one before. */
@ApplicationScoped
public class DocumentTask implements Task {

    private static final String INVOICE = "invoice";

    @Inject
    DocumentStore store;

    @Override
    public JsonNode perform(Assignment job) throws PermanentFailureException, StoreUnavailableException, IOException {
        String template = job.body().path("template").asString("");
        if (!template.equals(INVOICE)) {
            throw new PermanentFailureException(
                    "there is no template " + template + " of documents; correct the name of the template");
        }
        Invoice invoice = Invoice.read(job.body().path(INVOICE));
        StoredContent stored = store.put("invoices/" + job.id() + ".pdf", InvoicePdf.of(invoice), "application/pdf");
        return JsonMapper.shared()
                .createObjectNode()
                .put("key", stored.reference().key())
                .put("sha256", stored.reference().sha256())
                .put("mediaType", stored.mediaType())
                .put("bytes", stored.bytes());
    }
}
