package dev.crossdock.stack.feed;

import dev.crossdock.stack.feed.RetailLine.UnusableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the UCI Online Retail format as a stream and tells what happened as events.
 *
 * <ul>
 *   <li>A customer's first line makes {@code customer.profile-changed} with revision 1 and the country, if its name is
 *       one country; a later line with another country makes the next revision. Nothing else is known of a customer.
 *   <li>An invoice makes {@code order.placed} with its lines and total in GBP.
 *   <li>The file says nothing of payments. The retailer's invoices are taken as paid when they were made: an order with
 *       a total above zero makes {@code payment.succeeded}. This is an assumption.
 *   <li>A cancellation (prefix C) makes {@code order.status-changed} to {@code returned}. The file does not say which
 *       order it reverses, so it stands under its own number.
 *   <li>The file says nothing of visits and of support, and neither does this.
 * </ul>
 *
 * <p>Ids are made of numbers in the file, so loading it again changes nothing. The lines of an invoice are expected near
 * each other; one that comes more than {@value #NEAR} lines late is rejected, so that memory does not grow with the
 * file. Lines are counted as they stand in the file, without the header and without blank lines.
 */
public final class OnlineRetailImporter {

    static final int NEAR = 2_000;
    private static final int MAX_LINES = 1_000;
    private static final int MAX_JOINED = 5;
    private static final String SOURCE = "/import/online-retail";

    private final Consumer<ImportedEvent> events;
    private final Rejects rejects;
    private final LongConsumer progress;

    private final Map<String, Invoice> open = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<String> closed = new HashSet<>();
    private final Map<String, Known> customers = new HashMap<>();
    private String file = "";
    private long lines;

    /** @param progress told the number of characters read so far, now and then */
    OnlineRetailImporter(Consumer<ImportedEvent> events, Rejects rejects, LongConsumer progress) {
        this.events = events;
        this.rejects = rejects;
        this.progress = progress;
    }

    private record Known(String country, int revision) {}

    private record Numbered(long number, String text) {}

    private static final class Invoice {
        final RetailLine first;
        final List<RetailLine> lines = new ArrayList<>();
        final List<Long> numbers = new ArrayList<>();
        long touched;

        Invoice(RetailLine first) {
            this.first = first;
        }
    }

    /** Reads one file to its end; returns the number of lines that are not blank and not the header. */
    long read(Path path) throws IOException {
        file = String.valueOf(path.getFileName());
        lines = 0;
        try (BufferedReader reader = TextFile.open(path)) {
            readAll(new Lines(reader));
        }
        new ArrayList<>(open.values()).forEach(this::close);
        open.clear();
        return lines;
    }

    private void readAll(Lines input) throws IOException {
        for (Numbered line = input.next(); line != null; line = input.next()) {
            boolean header = line.number() == 1
                    && line.text().toLowerCase(java.util.Locale.ROOT).contains("invoice");
            if (!header && !line.text().isBlank()) {
                use(line, input);
            }
            if (line.number() % 200 == 0) {
                progress.accept(input.characters);
            }
        }
    }

    private void use(Numbered line, Lines input) throws IOException {
        List<Numbered> parts = new ArrayList<>(List.of(line));
        CsvLine csv = CsvLine.parse(line.text());
        if (csv.open()) {
            csv = join(parts, csv, input);
        }
        lines += parts.size();
        try {
            add(RetailLine.of(csv.fields()), parts);
        } catch (UnusableException e) {
            String reason = (csv.open() ? "a quote is not closed; " : "") + e.getMessage();
            parts.forEach(part -> rejects.add(file, part.number(), reason, part.text()));
        }
    }

    /** A description may hold line breaks; a stray quote must not swallow the good lines after it. */
    private static CsvLine join(List<Numbered> parts, CsvLine alone, Lines input) throws IOException {
        StringBuilder text = new StringBuilder(parts.get(0).text());
        List<Numbered> more = new ArrayList<>();
        while (more.size() < MAX_JOINED) {
            Numbered next = input.next();
            if (next == null) {
                break;
            }
            more.add(next);
            if (isUsable(next.text())) {
                break;
            }
            CsvLine joined = CsvLine.parse(text.append('\n').append(next.text()).toString());
            if (!joined.open()) {
                parts.addAll(more);
                return joined;
            }
        }
        input.unread(more);
        return alone;
    }

    private static boolean isUsable(String line) {
        try {
            RetailLine.of(CsvLine.parse(line).fields());
            return true;
        } catch (UnusableException e) {
            return e.getMessage() != null && e.getMessage().startsWith("CustomerID");
        }
    }

    private void add(RetailLine line, List<Numbered> parts) throws UnusableException {
        if (closed.contains(line.invoice())) {
            throw new UnusableException("invoice " + line.invoice() + " ended more than " + NEAR
                    + " lines ago: sort the file by InvoiceNo");
        }
        Invoice invoice = open.get(line.invoice());
        if (invoice != null && !invoice.first.customer().equals(line.customer())) {
            throw new UnusableException(
                    "invoice " + line.invoice() + " belongs to customer " + invoice.first.customer());
        }
        if (invoice != null && invoice.lines.size() >= MAX_LINES) {
            throw new UnusableException("invoice " + line.invoice() + " has more than " + MAX_LINES + " lines");
        }
        if (invoice == null) {
            invoice = new Invoice(line);
            open.put(line.invoice(), invoice);
        }
        invoice.lines.add(line);
        invoice.touched = lines;
        for (Numbered part : parts) {
            invoice.numbers.add(part.number());
        }
        updateCustomer(line);
        closeDistant();
    }

    private void closeDistant() {
        Iterator<Invoice> eldestFirst = open.values().iterator();
        while (eldestFirst.hasNext()) {
            Invoice invoice = eldestFirst.next();
            if (invoice.touched >= lines - NEAR) {
                return;
            }
            eldestFirst.remove();
            close(invoice);
        }
    }

    private void updateCustomer(RetailLine line) {
        String country = Countries.code(line.country()).orElse("");
        @Nullable Known known = customers.get(line.customer());
        if (known != null && (country.isEmpty() || known.country().equals(country))) {
            return;
        }
        int revision = known == null ? 1 : known.revision() + 1;
        customers.put(line.customer(), new Known(country, revision));
        ObjectNode data = Events.JSON
                .createObjectNode()
                .put("customerId", line.customer())
                .put("revision", revision);
        if (!country.isEmpty()) {
            data.put("country", country);
        }
        String id = "customer/" + line.customer() + "/" + revision + (country.isEmpty() ? "" : "/" + country);
        emit(id, "customer.profile-changed", line.time(), data, List.of());
    }

    private void close(Invoice invoice) {
        closed.add(invoice.first.invoice());
        if (invoice.first.cancels()) {
            returned(invoice);
        } else {
            placed(invoice);
        }
    }

    private void placed(Invoice invoice) {
        RetailLine first = invoice.first;
        BigDecimal total = BigDecimal.ZERO;
        for (RetailLine line : invoice.lines) {
            total = total.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
        }
        ObjectNode order = Events.JSON
                .createObjectNode()
                .put("orderId", first.invoice())
                .put("customerId", first.customer())
                .put("placedAt", first.time().toString());
        order.set("lines", lines(invoice));
        order.set("total", Events.money(total, "GBP"));
        Countries.code(first.country()).ifPresent(country -> order.put("shipToCountry", country));
        emit("order/" + first.invoice(), "order.placed", first.time(), order, invoice.numbers);
        if (total.signum() > 0) {
            ObjectNode payment = Events.JSON
                    .createObjectNode()
                    .put("paymentId", "payment-" + first.invoice())
                    .put("orderId", first.invoice())
                    .put("customerId", first.customer());
            payment.set("amount", Events.money(total, "GBP"));
            payment.put("paidAt", first.time().toString());
            emit("payment/" + first.invoice(), "payment.succeeded", first.time(), payment, List.of());
        }
    }

    private void returned(Invoice invoice) {
        RetailLine first = invoice.first;
        ObjectNode change = Events.JSON
                .createObjectNode()
                .put("orderId", first.invoice())
                .put("customerId", first.customer())
                .put("status", "returned")
                .put("changedAt", first.time().toString())
                .put("reason", "credit note " + first.invoice() + "; the order it reverses is not known");
        change.set("lines", lines(invoice));
        emit("return/" + first.invoice(), "order.status-changed", first.time(), change, invoice.numbers);
    }

    private static ArrayNode lines(Invoice invoice) {
        ArrayNode all = Events.JSON.createArrayNode();
        for (RetailLine line : invoice.lines) {
            ObjectNode one = all.addObject().put("sku", line.sku());
            if (!line.description().isEmpty()) {
                one.put("description", line.description());
            }
            one.put("quantity", Math.abs(line.quantity()));
            one.set("unitPrice", Events.money(line.price(), "GBP"));
        }
        return all;
    }

    private void emit(String id, String type, Instant time, ObjectNode data, List<Long> numbers) {
        events.accept(new ImportedEvent(Events.event(SOURCE, id, type, time, data), numbers));
    }

    /** The lines of the file with their numbers; LF, CR and CRLF all end a line. */
    private static final class Lines {
        private final BufferedReader reader;
        private final java.util.ArrayDeque<Numbered> unread = new java.util.ArrayDeque<>();
        private long number;
        private long characters;

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        @Nullable Numbered next() throws IOException {
            if (!unread.isEmpty()) {
                return unread.poll();
            }
            String text = reader.readLine();
            if (text == null) {
                return null;
            }
            number++;
            characters += text.length() + 1;
            return new Numbered(number, text);
        }

        void unread(List<Numbered> lines) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                unread.addFirst(lines.get(i));
            }
        }
    }
}
