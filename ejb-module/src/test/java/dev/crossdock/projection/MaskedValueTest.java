package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedValueTest {

    @Test
    void texts_and_numbers_are_covered_and_the_form_stays() {
        String masked =
                MaskedValue.of("{\"email\":\"a@b.c\",\"age\":41,\"vip\":true,\"lines\":[{\"city\":\"Lyon\"},null]}");

        assertThat(masked)
                .isEqualTo("{\"email\":\"••••\",\"age\":\"••••\",\"vip\":true,\"lines\":[{\"city\":\"••••\"},null]}");
    }

    @Test
    void of_what_is_no_json_nothing_shows() {
        assertThat(MaskedValue.of("Ada, Lyon")).isEqualTo("••••");
        assertThat(MaskedValue.of("{\"email\":\"a@b.c\"")).isEqualTo("••••");
    }

    @Test
    void what_nobody_could_read_anyway_is_cut() {
        assertThat(MaskedValue.of("[" + "1,".repeat(5_000) + "1]"))
                .hasSize(4_000)
                .endsWith("…");
    }
}
