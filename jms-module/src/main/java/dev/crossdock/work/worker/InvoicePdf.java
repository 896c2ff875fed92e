package dev.crossdock.work.worker;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import org.librepdf.openpdf.fonts.Liberation;

/** Writes an invoice as PDF: a table whose head comes again on every page and whose rows are not torn. */
final class InvoicePdf {

    private static final float MARGIN = 50;
    private static final float[] WIDTHS = {14, 40, 10, 14, 8, 14};
    private static final Color GREY = new Color(235, 235, 235);
    private static final int TEXT = 9;
    private static final int TITLE = 16;

    private final CalculatedInvoice invoice;
    private final Font text;
    private final Font bold;
    private final Font title;

    private InvoicePdf(CalculatedInvoice invoice) throws IOException {
        this.invoice = invoice;
        this.text = Liberation.SANS.create(TEXT);
        this.bold = Liberation.SANS_BOLD.create(TEXT);
        this.title = Liberation.SANS_BOLD.create(TITLE);
    }

    /** The document. */
    static byte[] of(CalculatedInvoice invoice) throws IOException {
        return new InvoicePdf(invoice).write();
    }

    private byte[] write() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter writer = PdfWriter.getInstance(document, content);
        writer.setPageEvent(new PageNumbers());
        document.addTitle("Invoice " + invoice.number());
        document.open();
        document.add(new Paragraph("Invoice " + invoice.number(), title));
        document.add(new Paragraph("Order " + invoice.orderId() + ", " + invoice.issuedOn(), text));
        document.add(parties());
        document.add(positions());
        document.add(totals());
        document.close();
        return content.toByteArray();
    }

    private PdfPTable parties() {
        PdfPTable parties = new PdfPTable(2);
        parties.setWidthPercentage(100);
        parties.setSpacingBefore(MARGIN / 2);
        parties.setSpacingAfter(MARGIN / 2);
        parties.addCell(party("From", invoice.seller()));
        parties.addCell(party("To", invoice.buyer()));
        return parties;
    }

    private PdfPCell party(String role, CalculatedInvoice.Party party) {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.addElement(new Paragraph(role, bold));
        cell.addElement(new Paragraph(party.name(), text));
        party.address().forEach(line -> cell.addElement(new Paragraph(line, text)));
        if (party.vatId() != null) {
            cell.addElement(new Paragraph("VAT " + party.vatId(), text));
        }
        return cell;
    }

    private PdfPTable positions() {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSplitLate(true);
        for (String head : new String[] {"Article", "Description", "Quantity", "Price", "Tax", "Amount"}) {
            PdfPCell cell = new PdfPCell(new Phrase(head, bold));
            cell.setBackgroundColor(GREY);
            table.addCell(cell);
        }
        for (CalculatedInvoice.Line line : invoice.lines()) {
            table.addCell(new Phrase(line.sku(), text));
            table.addCell(new Phrase(line.description(), text));
            table.addCell(right(plain(line.quantity()), text));
            table.addCell(right(plain(line.unitPrice()), text));
            table.addCell(right(plain(line.taxPercent()) + " %", text));
            table.addCell(right(invoice.net(line).toPlainString(), text));
        }
        return table;
    }

    /** Stays together: a total alone on a page says little. */
    private PdfPTable totals() {
        PdfPTable table = new PdfPTable(2);
        table.setWidthPercentage(50);
        table.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.setSpacingBefore(MARGIN / 4);
        table.setKeepTogether(true);
        row(table, "Net", invoice.net(), text);
        for (CalculatedInvoice.Tax tax : invoice.taxes()) {
            row(table, "Tax " + plain(tax.percent()) + " % of " + tax.net().toPlainString(), tax.tax(), text);
        }
        row(table, "Total " + invoice.currency().getCurrencyCode(), invoice.total(), bold);
        return table;
    }

    private static void row(PdfPTable table, String name, BigDecimal amount, Font font) {
        table.addCell(new Phrase(name, font));
        table.addCell(right(amount.toPlainString(), font));
    }

    private static PdfPCell right(String content, Font font) {
        PdfPCell cell = new PdfPCell(new Phrase(content, font));
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    /** The number of each page, at its foot. */
    private final class PageNumbers extends PdfPageEventHelper {

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    new Phrase("Invoice " + invoice.number() + ", page " + writer.getPageNumber(), text),
                    (document.left() + document.right()) / 2,
                    document.bottom() - MARGIN / 3,
                    0);
        }
    }
}
