package dev.crossdock.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.crossdock.contract.Contracts;
import dev.crossdock.erasure.CustomerErased;
import dev.crossdock.event.EventCatalog;
import dev.crossdock.event.EventValidator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import tools.jackson.databind.node.ObjectNode;

/** Values refuse what the schemas of events refuse, and nothing else. */
class ValuesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final EventValidator validator = new EventValidator(new EventCatalog(new Contracts().ofThisApplication()));

    @Property(tries = 500)
    void an_id_is_what_the_entrance_lets_in(@ForAll("texts") String text) {
        assertThat(Identifier.isValid(text)).isEqualTo(mayEnter(erasure().put("customerId", text)));
    }

    @Property(tries = 500)
    void a_revision_is_what_the_entrance_lets_in(@ForAll long number) {
        assertThat(Revision.isValid(number)).isEqualTo(mayEnter(erasure().put("revision", number)));
    }

    @Example
    void the_limits_of_revisions_are_those_of_the_entrance() {
        for (long number : new long[] {0, 1, Revision.MAX, Revision.MAX + 1}) {
            assertThat(Revision.isValid(number)).isEqualTo(mayEnter(erasure().put("revision", number)));
        }
    }

    @Example
    void a_bad_value_is_never_held() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId("c".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId("c\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Revision(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Currency("euro"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Currency("ÄÖÜ"));
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.parse("1e9"));
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.parse("+10000-01-01T00:00:00Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.parse("2026-03-01"));
    }

    @Property(tries = 300)
    void a_moment_is_the_same_in_every_zone(
            @ForAll @LongRange(min = -62_000_000_000L, max = 253_000_000_000L) long second,
            @ForAll @IntRange(min = -17, max = 17) int hours) {
        Instant instant = Instant.ofEpochSecond(second, 123_456_789);

        Moment moment = Moment.parse(instant.atOffset(ZoneOffset.ofHours(hours)).toString());

        assertThat(moment).isEqualTo(new Moment(instant)).isEqualTo(Moment.parse(moment.toString()));
        assertThat(moment.instant().getNano()).isEqualTo(123_456_000);
    }

    @Property(tries = 300)
    void money_is_added_and_multiplied_exactly(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long cents,
            @ForAll @IntRange(min = 0, max = 50) int times) {
        Money money = euros(BigDecimal.valueOf(cents, 2));
        Money sum = euros(BigDecimal.ZERO);
        for (int i = 0; i < times; i++) {
            sum = sum.plus(money).orElseThrow();
        }

        assertThat(money.times(times)).isEqualTo(sum).hasSameHashCodeAs(sum);
        assertThat(money.plus(new Money(BigDecimal.ONE, new Currency("GBP")))).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars('c', '\0', ' ', 'é').ofMaxLength(70),
                Arbitraries.integers().between(0, 70).map("\uD83D\uDE00"::repeat));
    }

    private static Money euros(BigDecimal amount) {
        return new Money(amount, new Currency("EUR"));
    }

    private static ObjectNode erasure() {
        return CustomerErased.CODEC.write(new CustomerErased(new CustomerId("c"), new Revision(1), null));
    }

    private boolean mayEnter(ObjectNode data) {
        ObjectNode event = CustomerErased.CODEC.write(
                new CustomerErased(new CustomerId("c"), new Revision(1), null), "/test", "1", NOW);
        event.set("data", data);
        return validator.check(event).isEmpty();
    }
}
