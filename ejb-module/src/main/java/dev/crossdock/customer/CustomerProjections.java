package dev.crossdock.customer;

import static dev.crossdock.customer.LatestStates.json;
import static dev.crossdock.customer.LatestStates.text;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The four independent readers of customer changes. */
@ApplicationScoped
public class CustomerProjections {

    static final String SUPPORT = "support-projection";
    static final String FULFILLMENT = "fulfillment";
    static final String BILLING = "billing";
    static final String ANALYTICS = "analytics";

    /** The indexed customer profile for support. */
    @Produces
    @Dependent
    @Named(SUPPORT)
    Projection<CustomerChange> support() {
        return new LatestStateProjection(
                SUPPORT, "support_projection", LatestStateTable.customerProfile(), CustomerProjections::profile);
    }

    /** Where a customer's parcels go. */
    @Produces
    @Dependent
    @Named(FULFILLMENT)
    Projection<CustomerChange> fulfillment() {
        return new LatestStateProjection(
                FULFILLMENT, "fulfillment", LatestStateTable.deliveryAddress(), CustomerProjections::delivery);
    }

    /** To whom a customer's invoices are made out. */
    @Produces
    @Dependent
    @Named(BILLING)
    Projection<CustomerChange> billing() {
        return new LatestStateProjection(
                BILLING, "billing", LatestStateTable.invoiceIdentity(), CustomerProjections::invoice);
    }

    /** What changed when. */
    @Produces
    @Dependent
    @Named(ANALYTICS)
    Projection<CustomerChange> analytics() {
        return new HistoryProjection(ANALYTICS, "analytics");
    }

    private static List<@Nullable Object> profile(ProfileChanged change) {
        JsonNode consent = change.profile().path("marketingConsent");
        return Arrays.asList(
                change.occurredAt(),
                text(change, "givenName"),
                text(change, "familyName"),
                text(change, "email"),
                text(change, "phone"),
                text(change, "country"),
                consent.isBoolean() ? consent.booleanValue() : null,
                json(change, "deliveryAddress"),
                json(change, "invoice"));
    }

    private static List<@Nullable Object> delivery(ProfileChanged change) {
        return Arrays.asList(
                fullName(change),
                text(change, "deliveryAddress", "street"),
                text(change, "deliveryAddress", "city"),
                text(change, "deliveryAddress", "postalCode"),
                text(change, "deliveryAddress", "region"),
                text(change, "deliveryAddress", "country"));
    }

    private static List<@Nullable Object> invoice(ProfileChanged change) {
        String name = text(change, "invoice", "name");
        String email = text(change, "invoice", "email");
        return Arrays.asList(
                name == null ? fullName(change) : name,
                text(change, "invoice", "vatId"),
                email == null ? text(change, "email") : email,
                text(change, "invoice", "address", "street"),
                text(change, "invoice", "address", "city"),
                text(change, "invoice", "address", "postalCode"),
                text(change, "invoice", "address", "region"),
                text(change, "invoice", "address", "country"));
    }

    private static @Nullable String fullName(ProfileChanged change) {
        String given = text(change, "givenName");
        String family = text(change, "familyName");
        if (given == null) {
            return family;
        }
        return family == null ? given : given + " " + family;
    }
}
