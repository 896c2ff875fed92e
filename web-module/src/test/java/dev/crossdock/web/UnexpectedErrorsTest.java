package dev.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response.Status;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnexpectedErrorsTest {

    private static final List<Problems> ROOMS = List.of(new Files());

    @Test
    void a_room_answers_what_it_knows_best() {
        assertThat(status(new FileNotFoundException("no"))).isEqualTo(404);
        assertThat(status(new IllegalStateException("no"))).isEqualTo(409);
        assertThat(status(new IllegalStateException("no") {})).isEqualTo(409);
    }

    @Test
    void a_body_that_broke_off_is_to_be_sent_again() {
        assertThat(status(new EOFException("no"))).isEqualTo(400);
    }

    @Test
    void what_no_room_knows_is_not_foreseen() {
        assertThat(UnexpectedErrors.foreseen(ROOMS, new IllegalArgumentException("no")))
                .isEmpty();
    }

    private static int status(Exception failure) {
        return UnexpectedErrors.foreseen(ROOMS, failure).orElseThrow().status();
    }

    private static final class Files extends Problems {

        Files() {
            answer(FileNotFoundException.class, e -> Problem.notFound(message(e)));
            answer(IllegalStateException.class, Status.CONFLICT, "conflict", "It cannot be done now");
            answer(IOException.class, Status.BAD_REQUEST, "broken", "It is broken");
        }
    }
}
