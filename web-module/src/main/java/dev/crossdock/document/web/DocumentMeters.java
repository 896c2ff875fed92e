package dev.crossdock.document.web;

import dev.crossdock.document.Documents;
import dev.crossdock.web.Meters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many documents have come to harm. */
@ApplicationScoped
public class DocumentMeters implements Meters {

    @Inject
    Documents documents;

    @Override
    public void bind(MeterRegistry registry) {
        Gauge.builder("crossdock.documents.damaged", documents, Documents::damaged)
                .description("Documents whose content is missing from the object store or altered in it")
                .register(registry);
    }
}
