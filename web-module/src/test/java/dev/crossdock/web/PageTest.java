package dev.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void a_surplus_item_becomes_the_cursor_of_the_next_page() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, item -> item);

        assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), "b"));
    }

    @Test
    void the_last_page_has_no_cursor() {
        Page<String> page = Page.of(List.of("a", "b"), 2, item -> item);

        assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), null));
    }
}
