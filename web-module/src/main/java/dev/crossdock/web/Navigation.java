package dev.crossdock.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** The navigation of the console, as far as it is for whoever looks. */
@Named("navigation")
@RequestScoped
public class Navigation {

    @Inject
    FacesContext faces;

    @Inject
    @Any
    Instance<NavigationEntry> rooms;

    private List<NavigationEntry> entries = List.of();

    @PostConstruct
    void collect() {
        entries = rooms.stream()
                .filter(entry -> entry.roles().stream().anyMatch(faces.getExternalContext()::isUserInRole))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    /** In the order in which they are shown. */
    public List<NavigationEntry> getEntries() {
        return entries;
    }
}
