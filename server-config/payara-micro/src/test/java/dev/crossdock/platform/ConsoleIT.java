package dev.crossdock.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as people use it, in a real browser. */
class ConsoleIT extends Browsing {

    private static final int POLLS = 3;
    private static final String OVERVIEW = "/console/overview.xhtml";
    private static final String WORKLOADS = "/console/workloads/register.xhtml";
    private static final String NEW_WORKLOAD = "/console/workloads/new.xhtml";
    private static final List<String> GROUPS =
            List.of("analytics", "billing", "fulfillment", "search-index", "support-projection");

    @Test
    void a_wrong_password_is_refused_and_the_right_one_leads_to_the_wanted_page() {
        page.navigate(CUSTOMERS + "?q=nobody@example.org");
        fillIn("operator", "wrong");
        assertThat(page.getByText("That user and password do not belong together."))
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("login\\.xhtml"));

        fillIn("operator", platform.stack.logins().get("operator").password());

        assertThat(page).hasURL(Pattern.compile("customers\\.xhtml\\?q=nobody(@|%40)example\\.org$"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing found for “nobody@example.org”");
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
        for (String part : List.of("Kafka", "Logging Kafka", "PostgreSQL")) {
            assertThat(page.locator(".part:has(.main:text-is('" + part + "')) .state"))
                    .hasText("up");
        }
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
        awaitLoaded("overview\\.xhtml$");

        for (String expected : List.of("Skip to the content", "Crossdock", "Overview", "Customers")) {
            tab();
            assertFocus(expected);
        }
        page.keyboard().press("Enter");
        awaitLoaded("customers\\.xhtml$");
        tab();
        page.keyboard().press("Enter");
        tab();
        page.keyboard().type(customer);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("A•••• E••••"))).isVisible();
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
                CUSTOMERS + "?q=nobody@example.org",
                "/console/customer.xhtml?id=" + customer,
                WORKLOADS,
                "/console/workloads/report.xhtml?name=customer-changes",
                "/console/workloads/resolved.xhtml",
                NEW_WORKLOAD,
                "/console/work.xhtml",
                "/console/documents.xhtml",
                "/console/erasures/new.xhtml?customer=" + customer,
                "/console/dead-letters.xhtml?group=billing",
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

    private Locator row(String group) {
        return page.locator("[id='overview:groups'] tbody tr").filter(containing(group));
    }

    /** Waits until the page has refreshed itself this often. */
    private void refreshed(int times) {
        for (int i = 0; i < times; i++) {
            page.waitForResponse(response -> response.url().contains("overview.xhtml"), () -> {});
        }
    }
}
