package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoveredValueTest {

    @Test
    void texts_and_numbers_are_covered_and_the_form_stays() {
        String covered =
                CoveredValue.of("{\"email\":\"a@b.c\",\"age\":41,\"vip\":true,\"lines\":[{\"city\":\"Lyon\"},null]}");

        assertThat(covered)
                .isEqualTo("{\"email\":\"••••\",\"age\":\"••••\",\"vip\":true,\"lines\":[{\"city\":\"••••\"},null]}");
    }

    @Test
    void of_what_is_no_json_nothing_shows() {
        assertThat(CoveredValue.of("Ada, Lyon")).isEqualTo("••••");
        assertThat(CoveredValue.of("{\"email\":\"a@b.c\"")).isEqualTo("••••");
    }

    @Test
    void what_nobody_could_read_anyway_is_cut() {
        assertThat(CoveredValue.of("[" + "1,".repeat(5_000) + "1]"))
                .hasSize(4_000)
                .endsWith("…");
    }
}
