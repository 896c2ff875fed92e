package dev.crossdock.customer.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** To whom a customer's invoices are made out. */
@Entity
@Immutable
@NullUnmarked
@Table(schema = "billing", name = "invoice_identity")
public class InvoiceIdentityRow extends LatestStateRow {

    public String name;

    public String vatId;

    public String email;
    public String street;
    public String city;

    public String postalCode;

    public String region;
    public String country;
}
