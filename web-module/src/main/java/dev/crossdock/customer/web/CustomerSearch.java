package dev.crossdock.customer.web;

import dev.crossdock.customer.Address;
import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Customers;
import dev.crossdock.customer.ProfileChange;
import dev.crossdock.web.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The customer page: what its address asks for, {@code ?q=} an id or an e-mail address, and what was found. */
@Named("customerSearch")
@RequestScoped
public class CustomerSearch {

    private static final int MATCHES = 50;
    private static final int CHANGES = 50;

    @Inject
    Customers customers;

    @Inject
    FacesContext faces;

    private String query = "";
    private List<CustomerProfile> matches = List.of();
    private Page<ProfileChange> history = Page.whole(List.of());
    private List<HistoryEntry> changes = List.of();

    @PostConstruct
    void search() {
        Map<String, String> parameters = faces.getExternalContext().getRequestParameterMap();
        query = parameters.getOrDefault("q", "").strip();
        if (query.isEmpty()) {
            return;
        }
        matches = query.contains("@")
                ? customers.byEmail(query, null, MATCHES)
                : customers.byId(query).stream().toList();
        if (matches.size() == 1) {
            history = Page.of(
                    customers.history(matches.get(0).customerId(), revision(parameters.get("after")), CHANGES + 1),
                    CHANGES,
                    ProfileChange::revision);
            changes = history.items().stream().map(HistoryEntry::of).toList();
        }
    }

    /** A link that somebody edited starts at the beginning. */
    private static long revision(@Nullable String parameter) {
        return parameter != null && parameter.matches("\\d{1,18}") ? Long.parseLong(parameter) : 0;
    }

    /** What is searched for. */
    public String getQuery() {
        return query;
    }

    /** Whether something was searched for and nothing found. */
    public boolean isNothingFound() {
        return !query.isEmpty() && matches.isEmpty();
    }

    /** Several customers with the address, to choose from. */
    public List<CustomerProfile> getChoices() {
        return matches.size() > 1 ? matches : List.of();
    }

    /** The one customer found. */
    public @Nullable CustomerProfile getProfile() {
        return matches.size() == 1 ? matches.get(0) : null;
    }

    /** What changed about them, oldest first. */
    public List<HistoryEntry> getChanges() {
        return changes;
    }

    /** Where later changes begin; null at the end. */
    public @Nullable String getNext() {
        return history.next();
    }

    /** The name to call a customer by. */
    public static String name(CustomerProfile profile) {
        String name = Stream.of(profile.givenName(), profile.familyName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? "Customer " + profile.customerId() : name;
    }

    /** The title of the profile found. */
    public String getTitle() {
        CustomerProfile profile = getProfile();
        return profile == null ? "" : name(profile);
    }

    /** The lines of an address that are known. */
    public List<String> lines(@Nullable Address address) {
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
}
