package dev.crossdock.customer;

import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three readers of customer changes that keep nothing else; a fourth, support, belongs to the activity of customers. */
@ApplicationScoped
public class CustomerProjections {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ADDRESS = List.of("street", "city", "postalCode", "region", "country");

    static final String FULFILLMENT = "fulfillment";
    static final String BILLING = "billing";
    static final String ANALYTICS = "analytics";

    /** Where a customer's parcels go. */
    @Produces
    @Dependent
    @Named(FULFILLMENT)
    Projection<CustomerEvent, CustomerChange> fulfillment() {
        return new LatestStateProjection(
                FULFILLMENT, "fulfillment", LatestStateTable.deliveryAddress(), CustomerProjections::delivery);
    }

    /** To whom a customer's invoices are made out. */
    @Produces
    @Dependent
    @Named(BILLING)
    Projection<CustomerEvent, CustomerChange> billing() {
        return new LatestStateProjection(
                BILLING, "billing", LatestStateTable.invoiceIdentity(), CustomerProjections::invoice);
    }

    /** What changed when. */
    @Produces
    @Dependent
    @Named(ANALYTICS)
    Projection<CustomerEvent, CustomerChange> analytics() {
        return new HistoryProjection(ANALYTICS, "analytics");
    }

    private static List<@Nullable Object> delivery(CustomerEvent event) {
        return withAddress(object(event.fields().deliveryAddress()), fullName(event));
    }

    private static List<@Nullable Object> invoice(CustomerEvent event) {
        JsonNode invoice = object(event.fields().invoice());
        String name = text(invoice, "name");
        String email = text(invoice, "email");
        return withAddress(
                invoice.path("address"),
                name == null ? fullName(event) : name,
                text(invoice, "vatId"),
                email == null ? event.fields().email() : email);
    }

    private static List<@Nullable Object> withAddress(JsonNode address, @Nullable Object... first) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(first));
        for (String part : ADDRESS) {
            values.add(text(address, part));
        }
        return values;
    }

    private static JsonNode object(@Nullable String json) {
        return json == null ? JSON.missingNode() : JSON.readTree(json);
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode node = object.path(field);
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable String fullName(CustomerEvent event) {
        String given = event.fields().givenName();
        String family = event.fields().familyName();
        if (given == null) {
            return family;
        }
        return family == null ? given : given + " " + family;
    }
}
