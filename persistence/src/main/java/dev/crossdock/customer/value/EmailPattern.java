package dev.crossdock.customer.value;

/** An e-mail address or, with a star at its end, the beginning of one; addresses are equal whatever their case. */
public record EmailPattern(String text) {

    private static final String REST = "*";

    /** Whether more may follow. */
    public boolean isPrefix() {
        return text.endsWith(REST);
    }

    /** The address or its beginning, without the star. */
    public String address() {
        return isPrefix() ? text.substring(0, text.length() - REST.length()) : text;
    }

    /** The ids of living customers whose address fits, as a query with {@link #address} for its question mark. */
    public String customers() {
        return "select customer_id from support_projection.customer_profile where "
                + (isPrefix() ? "starts_with(lower(email), lower(?))" : "lower(email) = lower(?)")
                + " and not erased";
    }
}
