package dev.crossdock.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EscapeTest {

    private static final String PATH = "/home/zoé/my \\ data/日本/\"x\"";

    @Test
    void a_properties_file_gives_back_every_letter_though_it_is_read_as_latin_1() throws Exception {
        var file = "data=" + Escape.property(PATH);
        var read = new Properties();

        read.load(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(read.getProperty("data")).isEqualTo(PATH);
    }

    @Test
    void quotes_and_backslashes_do_not_end_a_quoted_value() {
        assertThat(Escape.quoted("a \"b\" \\ é")).isEqualTo("a \\\"b\\\" \\\\ é");
    }
}
