package dev.crossdock.customer.web;

import dev.crossdock.customer.Address;
import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Customers;
import dev.crossdock.customer.Invoice;
import dev.crossdock.web.NavigationEntry;
import dev.crossdock.web.Roles;
import dev.crossdock.web.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The search page's customers: {@code ?q=} an id, an e-mail address or its beginning. Who is found is shown masked. */
@Named("customerSearch")
@RequestScoped
public class CustomerSearch {

    private static final int MATCHES = 50;

    @Inject
    Customers customers;

    @Inject
    Visitor visitor;

    private String query = "";
    private List<CustomerProfile> matches = List.of();

    /** Where customers are looked up. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Customers",
                "/console/customers.xhtml",
                List.of("/console/customer"),
                Set.of(Roles.SUPPORT_AGENT, Roles.FRAUD_ANALYST, Roles.OPERATOR),
                20);
    }

    @PostConstruct
    void search() {
        query = visitor.asked("q").strip();
        if (query.isEmpty() || query.indexOf('\0') >= 0) {
            return;
        }
        matches = customers.byId(query).stream().toList();
        if (matches.isEmpty() && query.contains("@")) {
            matches = customers.byEmail(query, null, MATCHES + 1);
        }
        if (matches.isEmpty() && query.contains("@")) {
            matches = customers.idsByEmail(query + "*", MATCHES + 1).stream()
                    .map(customers::byId)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Nobody has to choose between one. */
    public void goToTheOnlyOne() throws IOException {
        if (matches.size() == 1) {
            visitor.goTo("/console/customer.xhtml?id="
                    + URLEncoder.encode(matches.get(0).customerId(), StandardCharsets.UTF_8));
        }
    }

    /** What is searched for. */
    public String getQuery() {
        return query;
    }

    /** Whether something was searched for that is no customer's id or address. */
    public boolean isNobody() {
        return !query.isEmpty() && matches.isEmpty();
    }

    /** The customers found, masked. */
    public List<CustomerProfile> getCustomers() {
        return matches.stream().limit(MATCHES).map(Mask::profile).toList();
    }

    /** How many were found. */
    public String getHowMany() {
        return matches.size() > MATCHES
                ? "The first " + MATCHES + " customers; type more of the address"
                : matches.size() + " customers";
    }

    /** The name, masked, of a customer that something else led to. */
    public String nameOf(String customerId) {
        return customers
                .byId(customerId)
                .map(Mask::profile)
                .map(CustomerSearch::name)
                .orElse("Customer " + customerId);
    }

    /** The name to call a customer by. */
    public static String name(CustomerProfile profile) {
        String name = Stream.of(profile.givenName(), profile.familyName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? "Customer " + profile.customerId() : name;
    }

    /** The lines of an address that are known. */
    static List<String> lines(@Nullable Address address) {
        if (address == null) {
            return List.of();
        }
        String place = Stream.of(address.postalCode(), address.city())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(address.street(), place, address.region(), address.country())
                .filter(line -> line != null && !line.isEmpty())
                .toList();
    }

    /** The lines of an invoice's addressee that are known. */
    static List<String> lines(@Nullable Invoice invoice) {
        return invoice == null
                ? List.of()
                : Stream.concat(
                                Stream.of(invoice.name(), invoice.vatId(), invoice.email())
                                        .filter(line -> line != null && !line.isEmpty()),
                                lines(invoice.address()).stream())
                        .toList();
    }
}
