package dev.crossdock.customer.web;

import dev.crossdock.customer.Address;
import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Invoice;
import org.jspecify.annotations.Nullable;

/**
 * Covers personal data so that somebody who knows it recognises it and nobody else learns it. How much is covered does not
 * show how long it is. The id and the country stay: without them nobody can be helped.
 */
final class Mask {

    static final String COVER = "••••";
    private static final int MIN_PHONE_LENGTH = 6;

    private Mask() {}

    static CustomerProfile profile(CustomerProfile clear) {
        return new CustomerProfile(
                clear.customerId(),
                clear.revision(),
                name(clear.givenName()),
                name(clear.familyName()),
                email(clear.email()),
                phone(clear.phone()),
                clear.country(),
                clear.marketingConsent(),
                address(clear.deliveryAddress()),
                invoice(clear.invoice()),
                clear.updatedAt());
    }

    /** The first letter. */
    static @Nullable String name(@Nullable String clear) {
        return clear == null || clear.isEmpty() ? clear : first(clear) + COVER;
    }

    /** The first letter of the name and of the host, and the host's ending. */
    static @Nullable String email(@Nullable String clear) {
        if (clear == null || clear.isEmpty()) {
            return clear;
        }
        int at = clear.lastIndexOf('@');
        int dot = clear.lastIndexOf('.');
        return at < 1 || dot < at + 2
                ? COVER
                : first(clear) + COVER + "@" + first(clear.substring(at + 1)) + COVER + clear.substring(dot);
    }

    /** The last two digits, if that leaves enough uncovered. */
    static @Nullable String phone(@Nullable String clear) {
        if (clear == null || clear.isEmpty()) {
            return clear;
        }
        return clear.length() < MIN_PHONE_LENGTH ? COVER : COVER + " " + clear.substring(clear.length() - 2);
    }

    /** Something, if there is anything. */
    static @Nullable String all(@Nullable String clear) {
        return clear == null || clear.isEmpty() ? clear : COVER;
    }

    private static @Nullable Address address(@Nullable Address clear) {
        return clear == null
                ? null
                : new Address(
                        all(clear.street()),
                        all(clear.city()),
                        all(clear.postalCode()),
                        all(clear.region()),
                        clear.country());
    }

    private static @Nullable Invoice invoice(@Nullable Invoice clear) {
        return clear == null
                ? null
                : new Invoice(name(clear.name()), all(clear.vatId()), email(clear.email()), address(clear.address()));
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
