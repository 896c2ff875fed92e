package dev.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseProblemTest {

    @ParameterizedTest
    @CsvSource({
        "53100, Its disk is full",
        "53300, does not answer",
        "08001, does not answer",
        "57P03, does not answer",
        "58030, does not answer",
        ", does not answer"
    })
    void what_passes_is_a_reason_to_come_again(String state, String reason) {
        Exception failure = new EJBException(new IllegalStateException(new SQLException("no", state)));

        assertThat(DatabaseProblem.of(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.detail()).contains(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01"})
    void a_statement_that_is_wrong_is_a_mistake_of_ours(String state) {
        assertThat(DatabaseProblem.of(new IllegalStateException(new SQLException("no", state))))
                .isEmpty();
    }

    @Test
    void what_is_not_about_the_database_is_none() {
        assertThat(DatabaseProblem.of(new IllegalStateException("no"))).isEmpty();
    }
}
