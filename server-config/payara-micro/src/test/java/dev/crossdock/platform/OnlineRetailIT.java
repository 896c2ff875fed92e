package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossdock.platform.RetailFold.Invoice;
import dev.crossdock.stack.Main;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file of a real retailer, from the command line to what agents see, against a fold that shares no code with it. */
class OnlineRetailIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int CUSTOMERS = 5;

    private static final Path FILE =
            Path.of(System.getProperty("crossdock.test.retail", "../../../shared/data/retail/online-retail-10k.csv"));

    private final Platform platform = Platform.running();

    @Test
    void agents_see_every_line_of_every_order_and_what_it_all_comes_to() throws Exception {
        assumeTrue(Files.exists(FILE), "no ../shared/data beside the project: the real file is not loaded");
        RetailFold fold = RetailFold.of(FILE);

        load();

        await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/consumer-groups/support-projection")
                                .get("lag")
                                .asLong()
                        == 0);
        assertThat(fold.busiest(CUSTOMERS)).hasSizeGreaterThan(CUSTOMERS);
        for (String customer : fold.busiest(CUSTOMERS)) {
            assertThat(seen(customer)).as(customer).isEqualTo(expected(fold.invoices(customer)));
            JsonNode summary = platform.json("support-agent", "/api/customers/" + customer + "/summary");
            assertThat(new BigDecimal(summary.at("/lifetimeValue/0/amount").asString()))
                    .as(customer)
                    .isEqualByComparingTo(lifetimeValue(fold.invoices(customer)));
        }
    }

    /** As somebody at a shell does. */
    private void load() throws IOException, InterruptedException {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcrossdock.home="
                                + Path.of("target/platform/.crossdock").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "load",
                        "online-retail",
                        FILE.toString(),
                        "--json")
                .redirectErrorStream(true)
                .start();
        String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load.waitFor()).as(said).isZero();
    }

    /** Order or credit note to its lines and what they come to, the oldest first. */
    private Map<String, String> seen(String customer) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = platform.json(
                    "support-agent", "/api/activity?customer=" + customer + "&sort=occurredAt&limit=500" + after);
            page.get("items").forEach(items::add);
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        Map<String, String> orders = new LinkedHashMap<>();
        for (JsonNode item : items) {
            if (item.get("type").asString().startsWith("order.")) {
                orders.put(item.get("orderId").asString(), lines(item) + " = " + plain(item.at("/amount/amount")));
            }
        }
        return orders;
    }

    private static List<String> lines(JsonNode item) {
        return item.at("/data/lines")
                .valueStream()
                .map(line -> line.get("sku").asString() + " "
                        + line.get("quantity").asLong() + " " + plain(line.at("/unitPrice/amount")))
                .toList();
    }

    private static Map<String, String> expected(Map<String, Invoice> invoices) {
        Map<String, String> orders = new LinkedHashMap<>();
        invoices.forEach((number, invoice) -> orders.put(
                number,
                invoice.lines() + " = " + invoice.total().stripTrailingZeros().toPlainString()));
        return orders;
    }

    private static BigDecimal lifetimeValue(Map<String, Invoice> invoices) {
        return invoices.entrySet().stream()
                .map(invoice -> invoice.getKey().startsWith("C")
                        ? invoice.getValue().total().negate()
                        : invoice.getValue().total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(JsonNode amount) {
        return new BigDecimal(amount.asString()).stripTrailingZeros().toPlainString();
    }
}
