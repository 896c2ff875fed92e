package dev.crossdock.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class OnlineRetailImporterTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    private static final String SALE = "536365,85123A,WHITE LIGHT HOLDER,6,12/1/10 8:26,2.55,17850,United Kingdom";

    @TempDir
    Path folder;

    private final List<ImportedEvent> events = new ArrayList<>();
    private final StringWriter rejected = new StringWriter();
    private final Rejects rejects = new Rejects(rejected);

    @Test
    void an_invoice_becomes_a_customer_an_order_and_a_payment() throws IOException {
        read(HEADER, SALE, "536365,71053,LANTERN,2,12/1/10 8:26,3.5,17850,United Kingdom");

        assertThat(types()).containsExactly("customer.profile-changed", "order.placed", "payment.succeeded");
        ObjectNode order = data(1);
        assertThat(order.at("/total/amount").stringValue()).isEqualTo("22.30");
        assertThat(order.at("/placedAt").stringValue()).isEqualTo("2010-12-01T08:26:00Z");
        assertThat(order.at("/lines").size()).isEqualTo(2);
        assertThat(data(0).at("/country").stringValue()).isEqualTo("GB");
    }

    @Test
    void summer_times_are_those_of_london() throws IOException {
        read(HEADER, SALE.replace("12/1/10", "7/1/11"));

        assertThat(data(1).at("/placedAt").stringValue()).isEqualTo("2011-07-01T07:26:00Z");
    }

    @Test
    void a_cancellation_becomes_a_return() throws IOException {
        read(HEADER, "C536379,D,Discount,-1,12/1/10 9:41,27.5,14527,EIRE");

        assertThat(types()).containsExactly("customer.profile-changed", "order.status-changed");
        assertThat(data(0).at("/country").stringValue()).isEqualTo("IE");
        assertThat(data(1).at("/lines/0/quantity").intValue()).isEqualTo(1);
    }

    @Test
    void every_line_is_used_or_rejected() throws IOException {
        long lines = read(
                HEADER,
                SALE,
                SALE.replace("17850", ""),
                SALE.replace(",6,", ",x,"),
                SALE.replace(",6,", ",-6,"),
                SALE.replace("12/1/10", "31/31/10"),
                SALE.replace("2.55", "-2.55"),
                SALE.replace("536365", "A563185"),
                "nonsense",
                "",
                SALE.replace("WHITE", "\"WHITE"));

        assertThat(lines).isEqualTo(9 + 0);
        assertThat(used() + rejects.count()).isEqualTo(lines);
        assertThat(rejected.toString()).contains(",3,\"CustomerID is missing", ",4,\"Quantity", ",6,\"InvoiceDate");
    }

    @Test
    void odd_quoting_is_read() throws IOException {
        long lines = read(
                HEADER,
                SALE.replace("WHITE LIGHT HOLDER", "\"RECORD FRAME 7\"\" SINGLE, SIZE \""),
                SALE.replace("WHITE LIGHT HOLDER", "\"RECORD 7\" FRAME\""),
                SALE.replace("WHITE LIGHT HOLDER", "FRAME 7\" SIZE"),
                SALE.replace("WHITE LIGHT HOLDER", "\"TWO\nLINES\""));

        assertThat(rejects.count()).isZero();
        assertThat(lines).isEqualTo(5);
        assertThat(used()).isEqualTo(5);
        assertThat(data(1).at("/lines/0/description").stringValue()).isEqualTo("RECORD FRAME 7\" SINGLE, SIZE");
        assertThat(data(1).at("/lines/1/description").stringValue()).isEqualTo("RECORD 7\" FRAME");
        assertThat(data(1).at("/lines/3/description").stringValue()).isEqualTo("TWO\nLINES");
    }

    @Test
    void a_stray_quote_costs_its_own_line_only() throws IOException {
        long lines = read(HEADER, SALE.replace("WHITE", "\"WHITE"), SALE, SALE);

        assertThat(lines).isEqualTo(3);
        assertThat(used()).isEqualTo(2);
        assertThat(rejected.toString()).contains(",2,\"a quote is not closed");
    }

    @Test
    void all_line_ends_encodings_and_marks_are_read() throws IOException {
        String cafe = SALE.replace("WHITE", "CAFÉ");
        for (String end : List.of("\n", "\r", "\r\n")) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
                events.clear();
                String mark = charset == StandardCharsets.UTF_8 ? "\uFEFF" : "";
                Path file = folder.resolve("retail.csv");
                Files.writeString(file, mark + HEADER + end + cafe + end + cafe, charset);

                long lines = importer().read(file);

                assertThat(lines).isEqualTo(2);
                assertThat(data(1).at("/lines/1/description").stringValue()).isEqualTo("CAFÉ LIGHT HOLDER");
            }
        }
    }

    @Test
    void a_customer_who_moves_gets_the_next_revision() throws IOException {
        read(HEADER, SALE, SALE.replace("536365", "536366").replace("United Kingdom", "France"));

        assertThat(events.stream()
                        .filter(imported ->
                                imported.event().get("type").stringValue().startsWith("customer"))
                        .map(imported -> imported.event().at("/data/revision").intValue()))
                .containsExactly(1, 2);
    }

    @Test
    void reading_again_tells_the_same() throws IOException {
        read(HEADER, SALE);
        List<ImportedEvent> first = List.copyOf(events);
        events.clear();

        read(HEADER, SALE);

        assertThat(events).isEqualTo(first);
    }

    @Test
    void the_real_file_adds_up() throws IOException {
        Path real = Path.of("../../../shared/data/retail/online-retail-10k.csv");
        assumeTrue(Files.exists(real), "no ../shared/data beside the project: the real file is not read");

        long lines = importer().read(real);

        assertThat(lines).isEqualTo(10_000);
        assertThat(used() + rejects.count()).isEqualTo(lines);
        assertThat(rejected.toString().lines().skip(1))
                .allMatch(line -> line.contains("CustomerID is missing")
                        || line.contains("Quantity: expected positive")
                        || line.contains("StockCode"));
    }

    private OnlineRetailImporter importer() {
        return new OnlineRetailImporter(events::add, rejects, characters -> {});
    }

    private long read(String... lines) throws IOException {
        Path file = folder.resolve("retail.csv");
        Files.writeString(file, String.join("\n", lines));
        return importer().read(file);
    }

    private long used() {
        return events.stream().mapToLong(imported -> imported.lines().size()).sum();
    }

    private List<String> types() {
        return events.stream()
                .map(imported -> imported.event().get("type").stringValue())
                .toList();
    }

    private ObjectNode data(int index) {
        return (ObjectNode) events.get(index).event().get("data");
    }
}
