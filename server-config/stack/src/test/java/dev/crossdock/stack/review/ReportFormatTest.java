package dev.crossdock.stack.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.review.Report;
import dev.crossdock.review.Review;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    @ParameterizedTest
    @EnumSource
    void the_same_contracts_give_the_same_text(ReportFormat format) {
        List<Report> once = reports();
        List<Report> again = reports();

        assertThat(once).isNotEmpty();
        assertThat(format.write(again)).isEqualTo(format.write(once));
        assertThat(format.write(again.get(0))).isEqualTo(format.write(once.get(0)));
    }

    private static List<Report> reports() {
        Review review = new Review();
        return new Contracts().ofThisApplication().stream().map(review::of).toList();
    }
}
