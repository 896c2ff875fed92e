package dev.crossdock.work.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.crossdock.work.PermanentFailureException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InvoicePdfTest {

    @Test
    void an_invoice_says_who_what_and_how_much() throws Exception {
        ObjectNode invoice = anInvoice();
        line(invoice, "Tea, green", "2", "4.995", "7");
        line(invoice, "Kettle", "1", "39.90", "19");

        List<String> pages = pages(InvoicePdf.of(CalculatedInvoice.read(invoice)));

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0))
                .contains("Invoice R-1", "Order o-1, 2026-03-01", "Żółw & Søn", "Crossdock Ltd", "VAT FR1")
                .contains("Tea, green", "9.99", "Kettle", "39.90")
                .contains("Tax 7 % of 9.99", "0.70", "Tax 19 % of 39.90", "7.58")
                .contains("Total EUR", "58.17");
    }

    @Test
    void a_long_table_has_its_head_on_every_page_and_loses_no_row() throws Exception {
        ObjectNode invoice = anInvoice();
        for (int i = 0; i < 200; i++) {
            line(
                    invoice,
                    "Article number " + i + " with a description that is longer than its column is wide",
                    "1",
                    "1",
                    "20");
        }

        List<String> pages = pages(InvoicePdf.of(CalculatedInvoice.read(invoice)));

        assertThat(pages).hasSizeGreaterThan(5);
        String all = String.join(" ", pages).replaceAll("\\s+", " ");
        for (int i = 0; i < 200; i++) {
            assertThat(all).contains("Article number " + i + " with");
        }
        assertThat(pages.subList(0, pages.size() - 1))
                .allSatisfy(page -> assertThat(page).contains("Quantity"));
        assertThat(pages.get(pages.size() - 1)).contains("240.00", "page " + pages.size());
    }

    @Test
    void tax_is_rounded_once_for_each_rate() throws Exception {
        ObjectNode invoice = anInvoice();
        for (int i = 0; i < 3; i++) {
            line(invoice, "Bolt", "1", "0.03", "19");
        }

        CalculatedInvoice read = CalculatedInvoice.read(invoice);

        assertThat(read.net()).isEqualTo(new BigDecimal("0.09"));
        assertThat(read.taxes()).extracting(CalculatedInvoice.Tax::tax).containsExactly(new BigDecimal("0.02"));
        assertThat(read.total()).isEqualTo(new BigDecimal("0.11"));
    }

    @Test
    void a_line_needs_no_article_and_a_party_no_address() throws Exception {
        ObjectNode invoice = anInvoice();
        line(invoice, "Bolt", "1", "0.03", "19");
        ((ObjectNode) invoice.at("/lines/0")).remove("sku");
        ((ObjectNode) invoice.get("buyer")).remove("address");

        assertThat(pages(InvoicePdf.of(CalculatedInvoice.read(invoice))).get(0)).contains("Bolt", "Total EUR");
    }

    @Test
    void a_currency_that_is_none_is_refused() {
        ObjectNode invoice = anInvoice().put("currency", "XQX");

        assertThatThrownBy(() -> CalculatedInvoice.read(invoice))
                .isInstanceOf(PermanentFailureException.class)
                .hasMessageContaining("/invoice/currency");
    }

    private static ObjectNode anInvoice() {
        ObjectNode invoice = JsonMapper.shared()
                .createObjectNode()
                .put("number", "R-1")
                .put("orderId", "o-1")
                .put("issuedOn", "2026-03-01")
                .put("currency", "EUR");
        invoice.putObject("seller").put("name", "Crossdock Ltd").put("vatId", "FR1");
        invoice.putObject("buyer").put("name", "Żółw & Søn").putArray("address").add("1 Quay");
        invoice.putArray("lines");
        return invoice;
    }

    private static void line(ObjectNode invoice, String description, String quantity, String price, String tax) {
        invoice.withArray("lines")
                .addObject()
                .put("sku", "A")
                .put("description", description)
                .put("quantity", new BigDecimal(quantity))
                .put("unitPrice", new BigDecimal(price))
                .put("taxPercent", new BigDecimal(tax));
    }

    private static List<String> pages(byte[] pdf) throws Exception {
        PdfReader reader = new PdfReader(pdf);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            pages.add(extractor.getTextFromPage(page));
        }
        return pages;
    }
}
