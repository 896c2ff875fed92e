package dev.crossdock.work.worker;

import dev.crossdock.document.Document;
import dev.crossdock.document.NewDocument;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.TooManyUploadsException;
import dev.crossdock.work.Assignment;
import dev.crossdock.work.PermanentFailureException;
import dev.crossdock.work.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes one document. Done again, it finds the one that is there. */
@ApplicationScoped
public class DocumentTask implements Task {

    private static final String INVOICE = "invoice";

    @Inject
    Results results;

    @Override
    public JsonNode perform(Assignment job)
            throws PermanentFailureException, StoreUnavailableException, TooManyUploadsException, IOException {
        String template = job.body().path("template").asString("");
        if (!template.equals(INVOICE)) {
            throw new PermanentFailureException(
                    "there is no template " + template + " of documents; correct the name of the template");
        }
        CalculatedInvoice invoice = CalculatedInvoice.read(job.body().path(INVOICE));
        Document stored = results.store(
                job.id() + " " + job.body(),
                NewDocument.of("application/pdf")
                        .named("invoice-" + invoice.number() + ".pdf")
                        .about(job.customerId()),
                InvoicePdf.of(invoice));
        return Results.describe(stored, JsonMapper.shared().createObjectNode());
    }
}
