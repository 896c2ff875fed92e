package dev.crossdock.work.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.work.PermanentFailureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTemplatesTest {

    private final MailTemplates templates = new MailTemplates();

    @Test
    void a_template_is_filled_and_only_the_html_is_escaped() throws Exception {
        FilledTemplate mail = templates.fill(
                "order-confirmation",
                Map.of(
                        "name", "Ada <3",
                        "orderId", "o-1",
                        "currency", "EUR",
                        "total", "3.00",
                        "lines", List.of(Map.of("quantity", 1, "description", "Tea", "price", "3.00"))));

        assertThat(mail.subject()).isEqualTo("Your order o-1");
        assertThat(mail.plain()).contains("Hello Ada <3", "1 x Tea: 3.00 EUR");
        assertThat(mail.html()).contains("Hello Ada &lt;3").doesNotContain("Ada <3");
    }

    @Test
    void a_missing_template_and_a_model_that_does_not_fit_are_named() {
        assertThatThrownBy(() -> templates.fill("no-such", Map.of()))
                .isInstanceOf(PermanentFailureException.class)
                .hasMessageContaining("no template no-such");
        assertThatThrownBy(() -> templates.fill("order-confirmation", Map.of("orderId", "o-1")))
                .isInstanceOf(PermanentFailureException.class)
                .hasMessageContaining("name");
    }
}
