package dev.crossdock.customer.web;

import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Customers;
import dev.crossdock.customer.ProfileChange;
import dev.crossdock.customer.Unmasking;
import dev.crossdock.web.Page;
import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer, {@code ?id=}: who they are, masked until the visitor says why they look, and how that changed. What is
 * unmasked is so in this view alone and for a while; a reload masks it again.
 */
@Named("customerPage")
@ViewScoped
public class CustomerPage implements Serializable {

    /** How long personal data stays readable. */
    public static final Duration READABLE_FOR = Duration.ofMinutes(10);

    private static final long serialVersionUID = 1L;
    private static final int CHANGES = 50;
    private static final int MAX_REASON_LENGTH = 500;
    private static final List<String> FIELDS =
            List.of("givenName", "familyName", "email", "phone", "deliveryAddress", "invoice", "history");

    @Inject
    Customers customers;

    @Inject
    Unmasking unmasking;

    private String id = "";
    private long historyAfter;
    private String reason = "";
    private @Nullable Instant readableUntil;
    private transient @Nullable CustomerProfile shown;
    private transient List<HistoryEntry> history = List.of();
    private transient @Nullable String laterHistory;
    private transient long newestInHistory;
    private boolean known;

    @PostConstruct
    void open() {
        Map<String, String> parameters = external().getRequestParameterMap();
        id = parameters.getOrDefault("id", "");
        historyAfter = Page.startOr(0, parameters.get("after"));
        load();
        known = shown != null;
    }

    private void load() {
        CustomerProfile profile = id.isEmpty() || id.indexOf('\0') >= 0
                ? null
                : customers.byId(id).orElse(null);
        shown = profile == null || isReadable() ? profile : Mask.profile(profile);
        if (shown != null) {
            loadHistory();
        }
    }

    private void loadHistory() {
        Page<ProfileChange> page =
                Page.of(customers.history(id, historyAfter, CHANGES + 1), CHANGES, ProfileChange::revision);
        history = page.items().stream()
                .map(HistoryEntry::of)
                .map(entry -> isReadable() ? entry : entry.masked())
                .toList();
        laterHistory = page.next();
        newestInHistory = page.items().isEmpty()
                ? 0
                : page.items().get(page.items().size() - 1).revision();
    }

    /** Looks whether something is new, or no longer to be seen; whether the page must be drawn anew. */
    public boolean refresh() {
        CustomerProfile before = shown;
        if (readableUntil != null && !isReadable()) {
            hide();
            return true;
        }
        boolean historyBehind = before != null && laterHistory == null && newestInHistory < before.revision();
        CustomerProfile now = customers.byId(id).orElse(null);
        if (revision(before) == revision(now) && !historyBehind) {
            return false;
        }
        long newest = newestInHistory;
        load();
        return revision(before) != revision(now) || newest != newestInHistory;
    }

    private static long revision(@Nullable CustomerProfile profile) {
        return profile == null ? 0 : profile.revision();
    }

    /** Whether the customer was there and no longer is. */
    public boolean isGone() {
        return known && shown == null;
    }

    /** Shows personal data in clear for a while, once the audit log knows why. */
    public void unmask() {
        if (!isReason(reason)) {
            FacesContext.getCurrentInstance()
                    .addMessage(
                            "masked:reason",
                            new FacesMessage(
                                    FacesMessage.SEVERITY_ERROR,
                                    "Say in a few words why: " + Unmasking.MIN_REASON_LENGTH + " to "
                                            + MAX_REASON_LENGTH + " characters.",
                                    null));
            return;
        }
        if (unmasking.unmask(external().getRemoteUser(), id, FIELDS, reason).isPresent()) {
            readableUntil = Clock.systemUTC().instant().plus(READABLE_FOR);
            reason = "";
        }
        load();
    }

    static boolean isReason(String text) {
        return text.length() >= Unmasking.MIN_REASON_LENGTH
                && text.length() <= MAX_REASON_LENGTH
                && text.indexOf('\0') < 0;
    }

    /** Masks personal data again. */
    public void hide() {
        readableUntil = null;
        load();
    }

    /** Whether personal data is shown in clear. */
    public boolean isReadable() {
        Instant until = readableUntil;
        return until != null && Clock.systemUTC().instant().isBefore(until);
    }

    /** Until when personal data is shown in clear. */
    public @Nullable Instant getReadableUntil() {
        return readableUntil;
    }

    /**
     * Answers that there is no such page if there is no such customer.
     *
     * @param known whether anything else is known of one with this id
     */
    public void refuseUnknown(boolean known) throws IOException {
        if (shown == null && !known) {
            external().responseSendError(HttpServletResponse.SC_NOT_FOUND, "no such customer");
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    /** Where deliveries go, as far as it is known. */
    public List<String> getDeliveryLines() {
        return shown == null ? List.of() : CustomerSearch.lines(shown.deliveryAddress());
    }

    /** To whom invoices are made out, as far as it is known. */
    public List<String> getInvoiceLines() {
        return shown == null ? List.of() : CustomerSearch.lines(shown.invoice());
    }

    /** The id in the page's address. */
    public String getId() {
        return id;
    }

    /** The customer as they may be seen now; null if there is none. */
    public @Nullable CustomerProfile getProfile() {
        return shown;
    }

    /** What to call the customer. */
    public String getTitle() {
        return shown == null ? "Customer " + id : CustomerSearch.name(shown);
    }

    /** What changed about them, oldest first. */
    public List<HistoryEntry> getHistory() {
        return history;
    }

    /** Where later changes begin; null at the end. */
    public @Nullable String getLaterHistory() {
        return laterHistory;
    }

    /** Why personal data is to be shown. */
    public String getReason() {
        return reason;
    }

    /** Takes why personal data is to be shown. */
    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason.strip();
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }
}
