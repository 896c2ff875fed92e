package dev.crossdock.customer;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows what is masked to somebody who says why; that they looked, at what and why, stays in the audit log. */
@Stateless
public class Unmasking {

    /** A reason has at least so many characters. */
    public static final int MIN_REASON_LENGTH = 5;

    @Inject
    Customers customers;

    @Inject
    AuditLog audit;

    /**
     * The customer in clear, if there is one; nothing is shown that is not recorded.
     *
     * @param fields what is shown, by the names of the profile's fields
     * @throws IllegalArgumentException if the reason is too short or too long
     */
    public Optional<CustomerProfile> unmask(String actor, String customerId, List<String> fields, String reason) {
        if (reason.strip().length() < MIN_REASON_LENGTH) {
            throw new IllegalArgumentException(
                    "reason: expected a few words on why, at least " + MIN_REASON_LENGTH + " characters");
        }
        AuditEntry entry = AuditEntry.of(actor, AuditAction.UNMASK)
                .about(customerId)
                .because(reason)
                .with("fields", String.join(" ", fields));
        Optional<CustomerProfile> customer = customers.byId(customerId);
        customer.ifPresent(shown -> audit.record(entry));
        return customer;
    }
}
