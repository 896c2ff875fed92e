package dev.crossdock.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dev.crossdock.stack.testing.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a support agent does all day, in a real browser. */
class SupportConsoleIT extends Browsing {

    private static final String CUSTOMER = "/console/customer.xhtml?id=";
    private static final int MANY = 2_000;
    private static final int BATCH = 500;
    private static final int PAGE = 50;

    @Test
    void a_customer_is_found_by_id_by_address_and_by_its_beginning() {
        String customer = aCustomer();
        signIn("support-agent");
        page.getByRole(AriaRole.LINK, named("Customers")).click();

        for (String query : List.of(customer, customer.toUpperCase() + "@Example.org", customer + "@exa")) {
            page.navigate(CUSTOMERS);
            search(query);

            assertThat(page).hasURL(Pattern.compile("customer\\.xhtml\\?id=" + customer + "$"));
            assertThat(page.getByRole(AriaRole.HEADING, named("A•••• E••••"))).isVisible();
        }
    }

    @Test
    void words_that_were_said_lead_to_the_customer() {
        String customer = aCustomer();
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        say(customer, "The parcel with the " + word + " never came.");
        awaitEvents(customer, 1);
        signIn("support-agent");

        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            page.navigate(CUSTOMERS + "?q=" + word);
            assertThat(page.locator(".results li").count()).isEqualTo(1);
        });
        page.locator(".results").getByRole(AriaRole.LINK).click();

        assertThat(page).hasURL(Pattern.compile("customer\\.xhtml\\?id=" + customer + "$"));
        assertThat(events().first()).containsText(word);
    }

    @Test
    void personal_data_is_masked_until_the_agent_says_why_and_the_audit_log_keeps_that() {
        String customer = aCustomer();
        signIn("support-agent");
        page.navigate(CUSTOMER + customer);
        assertThat(page.locator("main").textContent()).doesNotContain("rue Neuve", "Ada", "SARL", "69001");

        button("Show in clear").click();
        assertThat(page.getByText("Say in a few words why")).isVisible();
        assertThat(audited(customer)).isEmpty();

        page.getByLabel("Why do you need to see it in clear?").fill("asks where the parcel went");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, named("Ada Example"))).isVisible();
        assertThat(button("Mask again")).isFocused();
        assertThat(section("Profile")).containsText("2 rue Neuve");
        assertThat(section("Profile")).containsText("69001 Lyon");
        assertThat(section("Profile")).containsText("Example SARL");
        assertThat(section("Profile")).containsText("France (FR)");
        Locator second =
                section("Profile changes, oldest first").locator("tbody tr").nth(1);
        assertThat(second).containsText("1 Mar 2026, 12:00:00 UTC");
        assertThat(second.locator(".before")).containsText("1 rue Neuve");
        assertThat(second.locator(".after")).containsText("2 rue Neuve");
        assertThat(page.locator("main").textContent()).doesNotContain("{\"");
        assertThat(audited(customer)).singleElement().satisfies(act -> {
            assertThat(act.get("actor").asString()).isEqualTo("support-agent");
            assertThat(act.get("reason").asString()).isEqualTo("asks where the parcel went");
        });

        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("A•••• E••••"))).isVisible();
    }

    @Test
    void what_is_in_clear_in_one_window_is_masked_in_the_next_and_after_a_reload() {
        String customer = aCustomer();
        signIn("support-agent");
        page.navigate(CUSTOMER + customer);
        page.getByLabel("Why do you need to see it in clear?").fill("caller on the line");
        button("Show in clear").click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Ada Example"))).isVisible();

        Page next = context.newPage();
        next.navigate(CUSTOMER + customer);
        assertThat(next.locator("h1")).hasText("A•••• E••••");

        page.reload();
        assertThat(page.locator("h1")).hasText("A•••• E••••");
    }

    @Test
    void a_new_event_appears_without_a_reload_and_takes_nothing_away_from_who_is_writing() {
        String customer = aCustomer();
        signIn("support-agent");
        page.navigate(CUSTOMER + customer);
        page.evaluate("window.sameDocument = true");
        field("Text").fill("half a sen");

        order(customer);

        assertThat(events().first()).containsText("Ordered 1 article for 15.30 GBP");
        assertThat(events().first()).containsText("White hanging heart light holder");
        assertThat(page.locator("[id=summary]")).containsText("Orders1");
        assertThat(field("Text")).isFocused();
        page.keyboard().type("tence");
        assertThat(field("Text")).hasValue("half a sentence");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void a_note_travels_and_appears_and_settles_what_was_open() {
        String customer = aCustomer();
        say(customer, "Where is my lamp?");
        awaitEvents(customer, 1);
        signIn("support-agent");
        page.navigate(CUSTOMER + customer);
        assertThat(page.locator("[id=summary]")).containsText("Open issues1");

        button("Record").click();
        assertThat(page.getByText("Write something first.")).isVisible();
        field("Text").fill("Called the carrier: delivered to a neighbour.");
        field("How").selectOption("I called the customer");
        field("Belongs to").selectOption(new SelectOption().setIndex(1));
        field("Afterwards").selectOption("closed");
        button("Record").click();

        assertThat(page.getByText("Recorded.")).isVisible();
        assertThat(events().first()).containsText("Called the carrier: delivered to a neighbour.");
        assertThat(events().first()).containsText("Call to the customer");
        assertThat(page.locator("[id=summary]")).containsText("Open issues0");
        JsonNode note = timeline(customer).get(0);
        assertThat(note.get("source").asString()).isEqualTo("/support-console");
        assertThat(note.at("/data/agent").asString()).isEqualTo("support-agent");
        assertThat(note.at("/data/conversationId").asString()).isEqualTo("v-" + customer);
        assertThat(note.at("/data/category").asString()).isEqualTo("late delivery");
    }

    @Test
    void notes_are_for_support_agents() {
        String customer = aCustomer();
        signIn("fraud-analyst");

        page.navigate(CUSTOMER + customer);

        assertThat(section("Profile")).isVisible();
        assertThat(page.getByText("New note")).hasCount(0);
    }

    @Test
    void thousands_of_events_come_page_by_page_and_by_type() {
        String customer = aCustomer();
        for (int sent = 0; sent < MANY; sent += BATCH) {
            assertThat(platform.events(views(customer, sent)).statusCode()).isEqualTo(202);
        }
        order(customer);
        awaitNewest(customer, "product 1999");
        signIn("support-agent");

        page.navigate(CUSTOMER + customer);

        assertThat(events()).hasCount(PAGE);
        assertThat(events().first()).containsText("product 1999");
        button("Show older").click();
        assertThat(events()).hasCount(2 * PAGE);
        assertThat(events().last()).containsText("product 1900");
        assertThat(button("Show older")).isFocused();

        field("Show").selectOption("orders");
        assertThat(events()).hasCount(1);
        assertThat(events().first()).containsText("Ordered 1 article");
        field("Show").selectOption("everything");
        field("To").fill("2026-04-01");
        assertThat(events().first()).containsText("product 1439");
    }

    @Test
    void the_keyboard_alone_is_enough_to_find_unmask_and_note() {
        String customer = aCustomer();
        signIn("support-agent");
        page.navigate(CUSTOMERS);
        tabTo("q");
        page.keyboard().type(customer);
        page.keyboard().press("Enter");
        awaitLoaded("customer\\.xhtml");

        tabTo("masked:reason");
        page.keyboard().type("caller on the line");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("Ada Example"))).isVisible();

        tabTo("note:text");
        page.keyboard().type("Settled by keyboard.");
        tabTo("note:record");
        page.keyboard().press("Enter");
        assertThat(events().first()).containsText("Settled by keyboard.");
        assertThat(field("Text")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void no_page_scrolls_sideways(int width) {
        String customer = aCustomer();
        order(customer);
        say(customer, "https://example.org/" + "very-long-address/".repeat(20));
        awaitEvents(customer, 2);
        page.setViewportSize(width, 800);
        signIn("support-agent");
        for (String path : List.of(CUSTOMERS, CUSTOMERS + "?q=" + "x".repeat(120), CUSTOMER + customer)) {
            page.navigate(path);
            assertFits(path);
        }
    }

    @Test
    void a_customer_nobody_knows_has_no_page() {
        signIn("support-agent");

        assertThat(page.navigate(CUSTOMER + "nobody").status()).isEqualTo(404);

        assertThat(complaints).singleElement().asString().contains("404");
        complaints.clear();
    }

    private void search(String query) {
        page.getByLabel("Customer id, e-mail address or words").fill(query);
        button("Search").click();
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator events() {
        return page.locator(".event");
    }

    private void tabTo(String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
            tab();
        }
        throw new AssertionError("the keyboard does not reach " + id);
    }

    private static List<JsonNode> audited(String customer) {
        return items("auditor", "/api/audit?action=unmask&subject=" + customer);
    }

    private static List<JsonNode> timeline(String customer) {
        return items("support-agent", "/api/customers/" + customer + "/timeline");
    }

    private static List<JsonNode> items(String role, String path) {
        List<JsonNode> items = new ArrayList<>();
        platform.json(role, path).get("items").forEach(items::add);
        return items;
    }

    private static void awaitEvents(String customer, int count) {
        await().atMost(SOON).ignoreExceptions().until(() -> timeline(customer).size() == count);
    }

    private static void awaitNewest(String customer, String text) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> timeline(customer)
                        .get(0)
                        .at("/data/description")
                        .asString()
                        .equals(text));
    }

    private static void order(String customer) {
        ObjectNode order = event("order.placed", customer, "2025-12-01T09:30:00Z");
        ObjectNode data = (ObjectNode) order.get("data");
        data.put("orderId", "o-" + customer).put("placedAt", "2025-12-01T09:30:00Z");
        ObjectNode line = data.putArray("lines").addObject();
        line.put("sku", "85123A")
                .put("description", "White hanging heart light holder")
                .put("quantity", 6);
        line.putObject("unitPrice").put("amount", "2.55").put("currency", "GBP");
        data.putObject("total").put("amount", "15.30").put("currency", "GBP");
        accepted(order);
    }

    private static void say(String customer, String text) {
        ObjectNode talk = event("support.interaction-recorded", customer, "2026-03-02T10:00:00Z");
        ((ObjectNode) talk.get("data"))
                .put("interactionId", talk.get("id").asString())
                .put("conversationId", "v-" + customer)
                .put("channel", "email")
                .put("direction", "inbound")
                .put("category", "late delivery")
                .put("text", text)
                .put("status", "open")
                .put("occurredAt", "2026-03-02T10:00:00Z");
        accepted(talk);
    }

    /** One view a minute. */
    private static List<ObjectNode> views(String customer, int first) {
        List<ObjectNode> views = new ArrayList<>();
        for (int i = first; i < first + BATCH; i++) {
            String time =
                    Instant.parse("2026-04-01T00:00:00Z").plusSeconds(60L * i).toString();
            ObjectNode view = event("browsing.product-viewed", customer, time);
            ((ObjectNode) view.get("data"))
                    .put("sessionId", "s-" + customer)
                    .put("sku", "sku-" + i)
                    .put("description", "product " + i)
                    .put("viewedAt", time);
            views.add(view);
        }
        return views;
    }

    private static ObjectNode event(String type, String customer, String time) {
        ObjectNode event = Platform.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("type", type)
                .put("source", "/support-console-test")
                .put("id", UUID.randomUUID().toString())
                .put("time", time)
                .put("datacontenttype", "application/json");
        event.putObject("data").put("customerId", customer);
        return event;
    }

    private static void accepted(ObjectNode event) {
        assertThat(platform.event(event).statusCode()).isEqualTo(202);
    }
}
