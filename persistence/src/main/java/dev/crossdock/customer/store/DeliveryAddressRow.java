package dev.crossdock.customer.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Where a customer's parcels go. */
@Entity
@Immutable
@NullUnmarked
@Table(schema = "fulfillment", name = "delivery_address")
public class DeliveryAddressRow extends LatestStateRow {

    public String recipient;
    public String street;
    public String city;

    public String postalCode;

    public String region;
    public String country;
}
