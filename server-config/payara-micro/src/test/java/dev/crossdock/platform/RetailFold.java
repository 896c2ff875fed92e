package dev.crossdock.platform;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folds a file in the online-retail format to invoices by customer; shares no code with the product. */
final class RetailFold {

    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)");

    /** An invoice: its lines as {@code sku quantity price} in the order of the file, and what they come to. */
    record Invoice(List<String> lines, BigDecimal total) {}

    private final Map<String, Map<String, Invoice>> byCustomer = new TreeMap<>();

    static RetailFold of(Path file) throws IOException {
        RetailFold fold = new RetailFold();
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        lines.subList(1, lines.size()).forEach(fold::add);
        return fold;
    }

    /** Invoice number to invoice, in the order of the file; those with a C cancel. */
    Map<String, Invoice> invoices(String customer) {
        return byCustomer.getOrDefault(customer, Map.of());
    }

    /** Those with most invoices, and then those with most cancellations. */
    List<String> busiest(int many) {
        List<String> busiest = new ArrayList<>(most(many, invoice -> true));
        busiest.addAll(most(many, invoice -> invoice.startsWith("C")));
        return busiest.stream().distinct().toList();
    }

    private List<String> most(int many, java.util.function.Predicate<String> counted) {
        Comparator<String> byInvoices = Comparator.comparing(
                customer -> invoices(customer).keySet().stream().filter(counted).count());
        return byCustomer.keySet().stream()
                .sorted(byInvoices.reversed())
                .limit(many)
                .toList();
    }

    private void add(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (fields.size() < 8 && field.find()) {
            fields.add(field.group(1) != null ? field.group(1).replace("\"\"", "\"") : field.group(2));
        }
        String customer = fields.size() == 8 ? fields.get(6).strip() : "";
        if (customer.isEmpty()) {
            return;
        }
        long quantity = Math.abs(Long.parseLong(fields.get(3).strip()));
        BigDecimal price = new BigDecimal(fields.get(5).strip());
        String said = fields.get(1).strip() + " " + quantity + " "
                + price.stripTrailingZeros().toPlainString();
        BigDecimal value = price.multiply(BigDecimal.valueOf(quantity));
        byCustomer
                .computeIfAbsent(customer, same -> new LinkedHashMap<>())
                .merge(fields.get(0).strip(), new Invoice(List.of(said), value), RetailFold::both);
    }

    private static Invoice both(Invoice one, Invoice other) {
        List<String> lines = new ArrayList<>(one.lines());
        lines.addAll(other.lines());
        return new Invoice(lines, one.total().add(other.total()));
    }
}
