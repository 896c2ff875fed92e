package dev.crossdock.stack.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One valid line of a retailer's invoices. Times in such files have no zone and are taken as London's. */
record RetailLine(
        String invoice,
        String sku,
        String description,
        int quantity,
        Instant time,
        BigDecimal price,
        String customer,
        String country) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern INVOICE = Pattern.compile("C?[0-9]{1,20}");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}([.][0-9]{1,4})?");
    private static final Pattern QUANTITY = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("M/d/yy H:mm", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd[ ]['T']H:mm[:ss]", Locale.ROOT));

    /** The line cannot be used; the message says why. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String reason) {
            super(reason);
        }
    }

    boolean cancels() {
        return invoice.startsWith("C");
    }

    static RetailLine of(List<String> fields) throws UnusableException {
        if (fields.size() != 8) {
            throw new UnusableException("expected 8 fields, found " + fields.size());
        }
        for (String field : fields) {
            if (field.indexOf('\0') >= 0) {
                throw new UnusableException("contains a NUL character");
            }
        }
        String invoice = fields.get(0).strip().toUpperCase(Locale.ROOT);
        check(INVOICE.matcher(invoice).matches(), "InvoiceNo", "digits, or C and digits", fields.get(0));
        String sku = fields.get(1).strip();
        check(!sku.isEmpty() && sku.length() <= 64, "StockCode", "1 to 64 characters", sku);
        String description = fields.get(2).strip();
        check(description.length() <= 500, "Description", "up to 500 characters", description);
        int quantity = quantity(fields.get(3).strip(), invoice.startsWith("C"));
        Instant time = time(fields.get(4).strip());
        String price = fields.get(5).strip();
        check(PRICE.matcher(price).matches(), "UnitPrice", "a decimal number, not negative", price);
        String customer = customer(fields.get(6).strip());
        return new RetailLine(
                invoice,
                sku,
                description,
                quantity,
                time,
                new BigDecimal(price),
                customer,
                fields.get(7).strip());
    }

    private static int quantity(String text, boolean cancels) throws UnusableException {
        check(QUANTITY.matcher(text).matches(), "Quantity", "a whole number", text);
        int quantity = Integer.parseInt(text);
        if (cancels) {
            check(quantity < 0, "Quantity", "negative on a cancellation", text);
        } else {
            check(quantity > 0, "Quantity", "positive on a sale", text);
        }
        return quantity;
    }

    private static Instant time(String text) throws UnusableException {
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text, format).atZone(LONDON).toInstant();
            } catch (DateTimeParseException e) {
                // The next format may fit.
            }
        }
        throw new UnusableException("InvoiceDate: expected a time like 12/1/10 8:26, found '" + text + "'");
    }

    private static String customer(String text) throws UnusableException {
        if (text.isEmpty()) {
            throw new UnusableException("CustomerID is missing: an order belongs to a customer");
        }
        check(text.length() <= 64, "CustomerID", "up to 64 characters", text);
        return text.matches("[0-9]+[.]0+") ? text.substring(0, text.indexOf('.')) : text;
    }

    private static void check(boolean holds, String column, String expected, String found) throws UnusableException {
        if (!holds) {
            String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
            throw new UnusableException(column + ": expected " + expected + ", found '" + shown + "'");
        }
    }
}
