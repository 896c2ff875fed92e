package dev.crossdock.customer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** The current profile as support looks it up; read as an entity, written in bulk by {@link LatestStateTable}. */
@Entity
@Immutable
@NullUnmarked
@Table(schema = "support_projection", name = "customer_profile")
@NamedQuery(name = CustomerProfileRow.BY_EMAIL, query = """
                select c from CustomerProfileRow c
                where lower(c.email) = lower(:email) and c.customerId > :after and c.erased = false
                order by c.customerId""")
public class CustomerProfileRow extends LatestStateRow {

    /** Living customers with an e-mail address, in the order of their ids, after one of them. */
    public static final String BY_EMAIL = "CustomerProfileRow.byEmail";

    public Instant occurredAt;

    public String givenName;

    public String familyName;

    public String email;
    public String phone;
    public String country;

    public Boolean marketingConsent;

    /** JSON text. */
    @Column(columnDefinition = "jsonb")
    public String deliveryAddress;

    /** JSON text. */
    @Column(columnDefinition = "jsonb")
    public String invoice;
}
