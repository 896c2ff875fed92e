package dev.crossdock.erasure.web;

import dev.crossdock.erasure.Certificate;
import dev.crossdock.erasure.ErasureRegister;
import dev.crossdock.erasure.StoreConfirmation;
import dev.crossdock.web.Lazy;
import dev.crossdock.web.NavigationEntry;
import dev.crossdock.web.Page;
import dev.crossdock.web.Roles;
import dev.crossdock.web.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The certificates of erasure: one, {@code ?id=}, or the newest. */
@Named("certificates")
@RequestScoped
public class Certificates {

    private static final int SIZE = 50;

    @Inject
    ErasureRegister register;

    @Inject
    Visitor visitor;

    private @Nullable Certificate shown;
    private long before;
    private final Lazy<Page<Certificate>> newest =
            new Lazy<>(() -> Page.of(register.before(before, SIZE + 1), SIZE, Certificate::id));

    /** Where certificates are. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Erasures",
                "/console/erasures/list.xhtml",
                List.of("/console/erasures/"),
                Set.of(Roles.OPERATOR, Roles.AUDITOR),
                40);
    }

    @PostConstruct
    void read() {
        shown = register.find(Page.startOr(0, visitor.asked("id"))).orElse(null);
        before = Page.startOr(Long.MAX_VALUE, visitor.asked("before"));
    }

    /** The certificate asked for. */
    public @Nullable Certificate getShown() {
        return shown;
    }

    /** The newest ones. */
    public List<Certificate> getAll() {
        return newest.get().items();
    }

    /** Where older ones begin; null at the end. */
    public @Nullable String getOlder() {
        return newest.get().next();
    }

    /** How many stores have yet to confirm, in words. */
    public String open(Certificate certificate) {
        if (certificate.stores().isEmpty()) {
            return "not begun";
        }
        long open =
                certificate.stores().stream().filter(StoreConfirmation::isOpen).count();
        return open == 1 ? "1 store open" : open + " stores open";
    }

    /** The style of a store's state. */
    public String style(StoreConfirmation line) {
        return switch (line.state()) {
            case "confirmed" -> "running";
            case "expires" -> "paused";
            default -> "rebuilding";
        };
    }
}
