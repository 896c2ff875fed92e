package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.customer.store.DeliveryAddressRow;
import dev.crossdock.customer.store.InvoiceIdentityRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.GroupConsumer;
import dev.crossdock.projection.PolledRecords;
import dev.crossdock.projection.Projection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three groups that keep nothing but changes of customers, and their channels; a fourth, support, belongs to their activity. */
@ApplicationScoped
public class CustomerProjections {

    private static final JsonMapper JSON = JsonMapper.shared();

    static final String FULFILLMENT = "fulfillment";
    static final String BILLING = "billing";
    static final String ANALYTICS = "analytics";

    @Inject
    GroupConsumer consumer;

    /** Where a customer's parcels go. */
    @Produces
    @Dependent
    static Projection<CustomerChange> fulfillment() {
        return new LatestStateProjection<>(
                FULFILLMENT, LatestStateTable.DELIVERY_ADDRESS, CustomerProjections::delivery);
    }

    /** To whom a customer's invoices are made out. */
    @Produces
    @Dependent
    static Projection<CustomerChange> billing() {
        return new LatestStateProjection<>(BILLING, LatestStateTable.INVOICE_IDENTITY, CustomerProjections::invoice);
    }

    /** What changed when. */
    @Produces
    @Dependent
    static Projection<CustomerChange> analytics() {
        return new HistoryProjection(ANALYTICS);
    }

    /** What was polled for fulfillment. */
    @Incoming(FULFILLMENT)
    @Blocking
    public void fulfillment(PolledRecords polled) {
        consumer.consume(fulfillment(), polled);
    }

    /** What was polled for billing. */
    @Incoming(BILLING)
    @Blocking
    public void billing(PolledRecords polled) {
        consumer.consume(billing(), polled);
    }

    /** What was polled for analytics. */
    @Incoming(ANALYTICS)
    @Blocking
    public void analytics(PolledRecords polled) {
        consumer.consume(analytics(), polled);
    }

    private static DeliveryAddressRow delivery(ProfileChanged change) {
        DeliveryAddressRow row = new DeliveryAddressRow();
        JsonNode address = object(change.profile().deliveryAddress);
        row.recipient = fullName(change.profile());
        row.street = text(address, "street");
        row.city = text(address, "city");
        row.postalCode = text(address, "postalCode");
        row.region = text(address, "region");
        row.country = text(address, "country");
        return row;
    }

    private static InvoiceIdentityRow invoice(ProfileChanged change) {
        InvoiceIdentityRow row = new InvoiceIdentityRow();
        JsonNode invoice = object(change.profile().invoice);
        JsonNode address = invoice.path("address");
        String name = text(invoice, "name");
        String email = text(invoice, "email");
        row.name = name == null ? fullName(change.profile()) : name;
        row.vatId = text(invoice, "vatId");
        row.email = email == null ? change.profile().email : email;
        row.street = text(address, "street");
        row.city = text(address, "city");
        row.postalCode = text(address, "postalCode");
        row.region = text(address, "region");
        row.country = text(address, "country");
        return row;
    }

    private static JsonNode object(@Nullable String json) {
        return json == null ? JSON.missingNode() : JSON.readTree(json);
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode node = object.path(field);
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable String fullName(CustomerProfileRow profile) {
        String given = profile.givenName;
        String family = profile.familyName;
        if (given == null) {
            return family;
        }
        return family == null ? given : given + " " + family;
    }
}
