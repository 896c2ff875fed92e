package dev.crossdock.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.crossdock.stack.testing.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The console as people use it, in a real browser. */
class ConsoleIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MILLIS = 30_000;
    private static final int POLLS = 3;
    private static final String OVERVIEW = "/console/overview.xhtml";
    private static final String CUSTOMERS = "/console/customers.xhtml";
    private static final String WORKLOADS = "/console/workloads/register.xhtml";
    private static final String NEW_WORKLOAD = "/console/workloads/new.xhtml";
    private static final List<String> GROUPS =
            List.of("analytics", "billing", "fulfillment", "search-index", "support-projection");
    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Platform platform;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void open() {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(
                chromium != null,
                "the console is not tested: there is no /usr/bin/chromium; on Debian, apt-get install chromium");
        platform = Platform.running();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(QUIET));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void newPage() {
        context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(platform.stack.url()).setViewportSize(1280, 800));
        context.setDefaultTimeout(MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void noComplaints() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_wrong_password_is_refused_and_the_right_one_leads_to_the_wanted_page() {
        page.navigate(CUSTOMERS + "?q=nobody");
        fillIn("operator", "wrong");
        assertThat(page.getByText("That user and password do not belong together."))
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("login\\.xhtml"));

        fillIn("operator", platform.stack.logins().get("operator").password());

        assertThat(page).hasURL(Pattern.compile("customers\\.xhtml\\?q=nobody$"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("No customer found for “nobody”");
    }

    @Test
    void the_session_cookie_is_for_this_site_and_no_script() {
        signIn("auditor");

        Cookie session = context.cookies().get(0);
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(session.httpOnly).isTrue();
    }

    @Test
    void the_overview_shows_how_each_group_and_server_is() {
        signIn("auditor");

        for (String group : GROUPS) {
            assertThat(row(group)).containsText("customer-profile-events");
            assertThat(row(group).locator(".state")).hasText("running");
            assertThat(row(group).locator("td").nth(2)).containsText(Pattern.compile("\\d"));
            assertThat(row(group).locator("td").nth(3)).containsText(Pattern.compile("\\d"));
        }
        assertThat(page.locator(".part").filter(containing("Kafka"))).containsText("up");
        assertThat(page.locator(".part").filter(containing("PostgreSQL"))).containsText("up");
    }

    @Test
    void an_operator_pauses_and_resumes_a_group_and_keeps_the_keyboard() {
        signIn("operator");
        try {
            button("Pause fulfillment").click();
            assertThat(page.getByText("fulfillment stands still until it is resumed."))
                    .isVisible();
            assertThat(row("fulfillment").locator(".state")).hasText("paused");
            assertThat(button("Resume fulfillment")).isFocused();

            page.keyboard().press("Enter");
            assertThat(row("fulfillment").locator(".state")).hasText("running");
            assertThat(button("Pause fulfillment")).isFocused();
            refreshed(POLLS);
            assertThat(button("Pause fulfillment")).isFocused();
        } finally {
            platform.post("operator", "/api/consumer-groups/fulfillment/resume");
        }
    }

    @Test
    void an_operator_rebuilds_a_group_after_a_question_and_sees_the_report() {
        String customer = aCustomer();
        signIn("operator");
        Locator reports = page.locator("[id='overview:rebuilds'] tbody tr").filter(containing("billing"));
        int before = reports.count();

        button("Rebuild billing").click();
        Locator question = page.getByRole(AriaRole.ALERTDIALOG).or(page.getByRole(AriaRole.DIALOG));
        assertThat(question).containsText("Rebuild billing?");
        question.getByText("No", exactly()).click();
        assertThat(question).isHidden();
        assertThat(reports).hasCount(before);

        button("Rebuild billing").click();
        assertThat(question).isVisible();
        // Longer than a refresh of the page, which must not take the question's button away.
        page.waitForTimeout(2_500);
        question.getByText("Yes", exactly()).click();

        assertThat(reports).hasCount(before + 1);
        assertThat(reports.first().locator(".state"))
                .hasText(
                        "succeeded",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(MILLIS));
        assertThat(reports.first()).containsText("the same as before");
        assertThat(platform.get("support-agent", "/api/customers/" + customer).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_support_agent_finds_nothing_to_press_on_the_overview() {
        signIn("support-agent");

        assertThat(row("billing")).isVisible();
        assertThat(page.locator("main").getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(page.getByText("Actions")).hasCount(0);
    }

    @Test
    void a_customer_is_found_by_id_and_by_address_with_all_that_is_known() {
        String customer = aCustomer();
        signIn("support-agent");
        page.getByRole(AriaRole.LINK, named("Customers")).click();
        search(customer);
        assertThat(page.getByRole(AriaRole.HEADING, named("Ada Example"))).isVisible();

        search(customer.toUpperCase() + "@example.org");

        assertThat(section("Ada Example")).containsText("France (FR)");
        assertThat(section("Delivery address")).containsText("2 rue Neuve");
        assertThat(section("Delivery address")).containsText("69001 Lyon");
        assertThat(section("Invoice identity")).containsText("Example SARL");
        assertThat(section("History, oldest first").locator("tbody tr")).hasCount(2);
        Locator second = section("History, oldest first").locator("tbody tr").nth(1);
        assertThat(second).containsText("1 Mar 2026, 12:00:00 UTC");
        assertThat(second).containsText("Delivery address");
        assertThat(second.locator(".before")).containsText("1 rue Neuve");
        assertThat(second.locator(".after")).containsText("2 rue Neuve");
        assertThat(page.locator("main").textContent()).doesNotContain("{\"");
    }

    @Test
    void the_keyboard_alone_is_enough() {
        String customer = aCustomer();
        page.navigate("/login.xhtml");
        tab();
        assertFocus("Skip to the content");
        tab();
        tab();
        page.keyboard().type("support-agent");
        tab();
        page.keyboard().type(platform.stack.logins().get("support-agent").password());
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("overview\\.xhtml$"));

        for (String expected : List.of("Skip to the content", "Crossdock", "Overview", "Customers")) {
            tab();
            assertFocus(expected);
        }
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("customers\\.xhtml$"));
        tab();
        page.keyboard().press("Enter");
        tab();
        page.keyboard().type(customer);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("Ada Example"))).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void no_page_scrolls_sideways(int width) {
        String customer = aCustomer();
        page.setViewportSize(width, 800);
        page.navigate("/login.xhtml");
        assertFits("/login.xhtml");
        signIn("operator");
        for (String path : List.of(
                OVERVIEW,
                CUSTOMERS,
                CUSTOMERS + "?q=nobody",
                CUSTOMERS + "?q=" + customer,
                WORKLOADS,
                "/console/workloads/report.xhtml?name=customer-changes",
                "/console/workloads/resolved.xhtml",
                NEW_WORKLOAD,
                "/expired.xhtml",
                "/forbidden.xhtml",
                "/missing.xhtml",
                "/failed.xhtml")) {
            page.navigate(path);
            assertFits(path);
        }
    }

    @Test
    void the_register_leads_to_the_report_of_a_workload_and_an_operator_checks_what_runs() {
        signIn("operator");
        page.getByRole(AriaRole.LINK, named("Workloads")).click();
        Locator workload = section("Register").locator("tbody tr").filter(containing("customer-changes"));
        assertThat(workload).containsText("replayable-fan-out");

        button("Check now").click();
        assertThat(page.getByText("Checked just now.")).isVisible();

        workload.getByRole(AriaRole.LINK).click();
        assertThat(section("Decision")).containsText("kafka-topic");
        assertThat(page.getByRole(AriaRole.HEADING, named("Checklist"))).containsText("passed");
        assertThat(page.locator("main")).containsText("Artemis");
    }

    @Test
    void an_answer_in_the_questionnaire_changes_the_recommendation_and_the_contract() {
        signIn("data-engineer");
        page.navigate(NEW_WORKLOAD);
        assertThat(page.locator("[id=outcome]")).containsText("none yet, answers are missing");

        Locator job = page.getByRole(AriaRole.GROUP, named("Is each record a job"));
        job.getByLabel("yes").check();

        assertThat(page.locator("[id=outcome]")).containsText("queue-broker");
        assertThat(section("Decision")).containsText("one-worker");
        assertThat(page.getByLabel("The contract as YAML")).hasValue(Pattern.compile("oneJobOneWorker: true"));
    }

    @Test
    void signing_out_ends_the_session() {
        signIn("operator");
        List<Cookie> cookies = context.cookies();

        button("Sign out").click();
        assertThat(page).hasURL(Pattern.compile("login\\.xhtml"));

        context.clearCookies();
        context.addCookies(cookies);
        page.navigate(OVERVIEW);
        assertThat(page).hasURL(Pattern.compile("login\\.xhtml\\?then="));
    }

    @Test
    void a_session_that_ended_behind_the_page_leads_to_the_sign_in_and_back() {
        signIn("operator");

        context.clearCookies();

        assertThat(page).hasURL(Pattern.compile("login\\.xhtml\\?then="));
        fillIn("operator", platform.stack.logins().get("operator").password());
        assertThat(page).hasURL(Pattern.compile("overview\\.xhtml$"));
    }

    @Test
    void a_page_that_is_not_for_a_role_is_refused_and_not_offered() {
        signIn("auditor");
        assertThat(page.getByRole(AriaRole.LINK, named("Customers"))).hasCount(0);

        assertThat(page.navigate(CUSTOMERS).status()).isEqualTo(403);

        assertThat(page.getByRole(AriaRole.HEADING, named("Not for your role"))).isVisible();
        // The browser itself notes that a page came with an error status.
        assertThat(complaints).singleElement().asString().contains("403");
        complaints.clear();
    }

    @Test
    void an_address_that_leads_nowhere_says_so() {
        signIn("auditor");

        assertThat(page.navigate("/nothing.xhtml").status()).isEqualTo(404);

        assertThat(page.getByRole(AriaRole.HEADING, named("There is no such page")))
                .isVisible();
        assertThat(complaints).singleElement().asString().contains("404");
        complaints.clear();
    }

    @Test
    void strangers_on_the_api_are_told_401_however_many_come_at_once() {
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> platform.get("", "/api/customers/c").statusCode())
                        .distinct())
                .containsExactly(401);
    }

    private void signIn(String role) {
        page.navigate("/login.xhtml");
        fillIn(role, platform.stack.logins().get(role).password());
        assertThat(page).hasURL(Pattern.compile("overview\\.xhtml$"));
    }

    private void fillIn(String user, String password) {
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    private void search(String query) {
        page.getByLabel("Customer id or e-mail address").fill(query);
        button("Search").click();
    }

    private Locator row(String group) {
        return page.locator("[id='overview:groups'] tbody tr").filter(containing(group));
    }

    private Locator section(String heading) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private void tab() {
        page.keyboard().press("Tab");
    }

    private void assertFocus(String text) {
        assertThat(page.locator(":focus")).hasText(text);
    }

    /** Waits until the page has refreshed itself this often. */
    private void refreshed(int times) {
        for (int i = 0; i < times; i++) {
            page.waitForResponse(response -> response.url().contains("overview.xhtml"), () -> {});
        }
    }

    private void assertFits(String path) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(path)
                .isEqualTo(0);
    }

    /** A customer of two revisions, known to the profile and to the history. */
    private static String aCustomer() {
        String customer = "c" + UUID.randomUUID().toString().replace("-", "");
        IntStream.rangeClosed(1, 2)
                .forEach(revision -> assertThat(
                                platform.event(living(customer, revision)).statusCode())
                        .isEqualTo(202));
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> platform.json("support-agent", "/api/customers/" + customer)
                                        .get("revision")
                                        .asLong()
                                == 2
                        && platform.json("support-agent", "/api/customers/" + customer + "/history")
                                        .get("items")
                                        .size()
                                == 2);
        return customer;
    }

    private static ObjectNode living(String customer, int revision) {
        ObjectNode event = Platform.profile(customer, revision);
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("givenName", "Ada").put("familyName", "Example").put("email", customer + "@example.org");
        data.putObject("deliveryAddress")
                .put("street", revision + " rue Neuve")
                .put("postalCode", "69001")
                .put("city", "Lyon")
                .put("country", "FR");
        data.putObject("invoice").put("name", "Example SARL").put("vatId", "FR12345678901");
        return event;
    }
}
