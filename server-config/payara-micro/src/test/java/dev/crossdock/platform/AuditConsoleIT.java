package dev.crossdock.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Auditing and erasing as people do it, in a real browser. */
class AuditConsoleIT extends Browsing {

    private static final String AUDIT = "/console/audit.xhtml";
    private static final String ERASURES = "/console/erasures/list.xhtml";

    @Test
    void an_auditor_finds_who_paused_a_group() {
        platform.post("operator", "/api/consumer-groups/fulfillment/pause");
        platform.post("operator", "/api/consumer-groups/fulfillment/resume");
        signIn("auditor");
        page.getByRole(AriaRole.LINK, named("Audit")).click();

        page.getByLabel("Action").selectOption("pause");
        page.getByRole(AriaRole.TEXTBOX, named("Subject")).fill("fulfillment");
        button("Show").click();

        Locator acts = section("Newest first").locator("tbody tr");
        assertThat(acts.first()).containsText("pause");
        assertThat(acts.first())
                .containsText(platform.stack.logins().get("operator").user());
        assertThat(page.getByLabel("Action")).hasValue("pause");
    }

    @Test
    void a_sign_in_is_the_newest_act() {
        signIn("auditor");
        page.navigate(AUDIT + "?action=sign-in");

        assertThat(section("Newest first").locator("tbody tr").first()).containsText("way console");
    }

    @Test
    void an_operator_erases_a_customer_and_gets_the_certificate() {
        String customer = aCustomer();
        signIn("operator");
        page.navigate("/console/erasures/new.xhtml?customer=" + customer);

        page.getByLabel("Reason, for the audit log").fill("asked by letter");
        page.getByLabel("The customer's id once more").fill("somebody else");
        button("Erase for good").click();
        assertThat(page.getByText("Nothing was erased.")).isVisible();

        page.getByLabel("The customer's id once more").fill(customer);
        button("Erase for good").click();

        assertThat(page).hasURL(Pattern.compile("certificate\\.xhtml\\?id=\\d+$"));
        assertThat(section("Customer " + customer)).containsText("complete");
        assertThat(section("Stores")).containsText("billing.invoice_identity");
        page.navigate("/console/audit.xhtml");
        assertThat(page.getByRole(AriaRole.HEADING, named("Not for your role"))).isVisible();
        complaints.clear();
    }

    @Test
    void the_pages_fit_a_phone() {
        page.setViewportSize(390, 800);
        signIn("auditor");
        for (String path : List.of(AUDIT, AUDIT + "?actor=nobody", ERASURES, "/console/erasures/certificate.xhtml")) {
            page.navigate(path);
            assertFits(path);
        }
    }
}
