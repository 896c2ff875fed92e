package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.DeliveryAddressRow;
import dev.crossdock.customer.store.InvoiceIdentityRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three readers of customer changes that keep nothing else; a fourth, support, belongs to the activity of customers. */
@ApplicationScoped
public class CustomerProjections {

    private static final JsonMapper JSON = JsonMapper.shared();

    static final String FULFILLMENT = "fulfillment";
    static final String BILLING = "billing";
    static final String ANALYTICS = "analytics";

    /** Where a customer's parcels go. */
    @Produces
    @Dependent
    @Named(FULFILLMENT)
    Projection<CustomerChange> fulfillment() {
        return new LatestStateProjection<>(
                FULFILLMENT, LatestStateTable.DELIVERY_ADDRESS, CustomerProjections::delivery);
    }

    /** To whom a customer's invoices are made out. */
    @Produces
    @Dependent
    @Named(BILLING)
    Projection<CustomerChange> billing() {
        return new LatestStateProjection<>(BILLING, LatestStateTable.INVOICE_IDENTITY, CustomerProjections::invoice);
    }

    /** What changed when. */
    @Produces
    @Dependent
    @Named(ANALYTICS)
    Projection<CustomerChange> analytics() {
        return new HistoryProjection(ANALYTICS, "analytics");
    }

    private static void delivery(DeliveryAddressRow row, ProfileChanged change) {
        JsonNode address = object(change.fields().deliveryAddress());
        row.recipient = fullName(change.fields());
        row.street = text(address, "street");
        row.city = text(address, "city");
        row.postalCode = text(address, "postalCode");
        row.region = text(address, "region");
        row.country = text(address, "country");
    }

    private static void invoice(InvoiceIdentityRow row, ProfileChanged change) {
        JsonNode invoice = object(change.fields().invoice());
        JsonNode address = invoice.path("address");
        String name = text(invoice, "name");
        String email = text(invoice, "email");
        row.name = name == null ? fullName(change.fields()) : name;
        row.vatId = text(invoice, "vatId");
        row.email = email == null ? change.fields().email() : email;
        row.street = text(address, "street");
        row.city = text(address, "city");
        row.postalCode = text(address, "postalCode");
        row.region = text(address, "region");
        row.country = text(address, "country");
    }

    private static JsonNode object(@Nullable String json) {
        return json == null ? JSON.missingNode() : JSON.readTree(json);
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode node = object.path(field);
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable String fullName(ProfileFields fields) {
        String given = fields.givenName();
        String family = fields.familyName();
        if (given == null) {
            return family;
        }
        return family == null ? given : given + " " + family;
    }
}
