package dev.crossdock.erasure.web;

import dev.crossdock.erasure.Certificate;
import dev.crossdock.erasure.Erasures;
import dev.crossdock.erasure.Erasures.Unknown;
import dev.crossdock.erasure.UnknownCustomerException;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Identifier;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The page on which an operator erases a customer: whom, why, and that it is meant. */
@Named("newErasure")
@RequestScoped
public class NewErasure {

    /** The certificate's page shows the rest. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Inject
    Erasures erasures;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private String customer = "";
    private @Nullable String reason;
    private @Nullable String repeated;

    @PostConstruct
    void read() {
        customer = visitor.asked("customer").strip();
    }

    /** Erases, and goes to the certificate. */
    public void erase() throws IOException {
        String actor = visitor.getName();
        if (actor == null || !visitor.isOperator()) {
            notices.error("Only operators may do this.");
        } else if (!customer.equals(repeated)) {
            notices.error("The id that you repeated is not the customer's. Nothing was erased.");
        } else if (!Identifier.isValid(customer)) {
            notices.error("No customer has such an id. Nothing was erased.");
        } else {
            try {
                Certificate certificate =
                        erasures.erase(new CustomerId(customer), actor, reason, Unknown.REFUSE, TIMEOUT);
                visitor.goTo("/console/erasures/certificate.xhtml?id=" + certificate.id());
            } catch (UnknownCustomerException e) {
                notices.error("Nothing was erased: " + e.getMessage() + ".");
            }
        }
    }

    /** Whom it is about. */
    public String getCustomer() {
        return customer;
    }

    /** Takes whom it is about. */
    public void setCustomer(String customer) {
        this.customer = customer;
    }

    /** Why, as it will stand in the audit log. */
    public @Nullable String getReason() {
        return reason;
    }

    /** Takes why. */
    public void setReason(String reason) {
        this.reason = reason;
    }

    /** The id once more. */
    public @Nullable String getRepeated() {
        return repeated;
    }

    /** Takes the id once more. */
    public void setRepeated(String repeated) {
        this.repeated = repeated == null ? null : repeated.strip();
    }
}
