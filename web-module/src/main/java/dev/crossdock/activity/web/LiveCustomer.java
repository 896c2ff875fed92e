package dev.crossdock.activity.web;

import dev.crossdock.customer.web.CustomerPage;
import dev.crossdock.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.primefaces.PrimeFaces;

/** Looks every second whether something about the customer is new, and draws anew what is, and nothing else. */
@Named("liveCustomer")
@RequestScoped
public class LiveCustomer {

    @Inject
    CustomerPage customer;

    @Inject
    Timeline timeline;

    @Inject
    Visitor visitor;

    /** Looks once. */
    public void look() throws IOException {
        List<String> changed = new ArrayList<>();
        boolean clear = customer.getReadableUntil() != null;
        if (customer.refresh()) {
            changed.addAll(List.of("who", "profile", "history"));
        }
        if (customer.isGone()) {
            // Of somebody who was erased nothing stays on the screen.
            visitor.goTo("/console/customers.xhtml?q=" + URLEncoder.encode(customer.getId(), StandardCharsets.UTF_8));
            return;
        }
        if (clear && customer.getReadableUntil() == null) {
            changed.add("clear");
        }
        changed.addAll(timeline.refresh());
        if (!changed.isEmpty()) {
            PrimeFaces.current().ajax().update(changed);
        }
    }
}
