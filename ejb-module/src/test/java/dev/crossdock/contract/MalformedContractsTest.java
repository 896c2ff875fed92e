package dev.crossdock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is sent, the answer is a contract or the problems with it. */
class MalformedContractsTest {

    private static final String GOOD = new String(
            Resources.bytes("dev/crossdock/customer/customer-changes.workload.yaml"), StandardCharsets.UTF_8);

    private final Contracts contracts = new Contracts();

    @Property
    void bytes_are_read_or_refused(@ForAll byte[] content) {
        check(content);
    }

    @Property
    void text_with_the_marks_of_yaml_is_read_or_refused(@ForAll("marks") String text) {
        check(("workload: a\nneeds: " + text).getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void a_good_contract_with_one_place_damaged_is_read_or_refused(
            @ForAll @IntRange(max = 2_000) int place, @ForAll("marks") String damage) {
        int at = Math.min(place, GOOD.length());

        check((GOOD.substring(0, at) + damage + GOOD.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    private void check(byte[] content) {
        try {
            assertThat(contracts.read(content).workload()).isNotEmpty();
        } catch (InvalidContractException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.detail()).isNotBlank());
        }
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.strings()
                .withChars(" \t\n:-?[]{},#&*!|>'\"%@`~=<0123456789.eaz\\")
                .ofMaxLength(30);
    }
}
