package dev.crossdock.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.crossdock.stack.testing.Chromium;
import dev.crossdock.stack.testing.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.node.ObjectNode;

/** A real browser before the console of a running stack, a fresh page for each test, and no errors on it. */
abstract class Browsing {

    /** Deadlines, not expectations: a browser beside all servers on a slow machine takes its time. */
    static final Duration SOON = Duration.ofMinutes(3);

    static final int MILLIS = 90_000;
    static final String CUSTOMERS = "/console/customers.xhtml";

    static Platform platform;
    static Chromium chromium;

    final List<String> complaints = new ArrayList<>();
    BrowserContext context;
    Page page;

    @BeforeAll
    static void open() {
        chromium = Chromium.start().orElse(null);
        assumeTrue(
                chromium != null,
                "the console is not tested: there is no /usr/bin/chromium; on Debian, apt-get install chromium");
        platform = Platform.running();
        PlaywrightAssertions.setDefaultAssertionTimeout(MILLIS);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void newPage() {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(platform.stack.url())
                        .setViewportSize(1280, 800));
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

    void signIn(String role) {
        page.navigate("/login.xhtml");
        fillIn(role, platform.stack.logins().get(role).password());
        assertThat(page).hasURL(Pattern.compile("overview\\.xhtml$"));
    }

    void fillIn(String user, String password) {
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    Locator section(String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    /** Waits for a page that keys can be pressed on: its address is there before anything of it is. */
    void awaitLoaded(String address) {
        page.waitForURL(Pattern.compile(address));
    }

    void tab() {
        page.keyboard().press("Tab");
    }

    void assertFocus(String text) {
        assertThat(page.locator(":focus")).hasText(text);
    }

    void assertFits(String path) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(path)
                .isEqualTo(0);
    }

    /** A customer of two revisions, known to the profile and to the history. */
    static String aCustomer() {
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

    static ObjectNode living(String customer, int revision) {
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
