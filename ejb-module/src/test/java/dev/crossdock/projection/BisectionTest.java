package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BisectionTest {

    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> isolated = new ArrayList<>();
    private final List<Integer> passed = new ArrayList<>();
    private int attempts;

    @Property
    void exactly_the_bad_ones_are_isolated_in_order_and_with_few_attempts(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll Set<@IntRange(max = 299) Integer> marked) {
        List<Integer> bad =
                marked.stream().filter(index -> index < size).sorted().toList();

        bisect(size, bad);

        assertThat(isolated).isEqualTo(bad);
        assertThat(taken)
                .isEqualTo(IntStream.range(0, size)
                        .filter(index -> !bad.contains(index))
                        .boxed()
                        .toList());
        assertThat(passed).isEqualTo(IntStream.range(0, size).boxed().toList());
        assertThat(attempts).isLessThanOrEqualTo(1 + 2 * bad.size() * log2(size));
    }

    @Test
    void a_refusal_of_nothing_is_nobody_s_fault() {
        assertThatThrownBy(() -> Bisection.run(0, (from, to) -> Optional.of("no"), (index, reason) -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    private void bisect(int size, List<Integer> bad) {
        List.of(taken, isolated, passed).forEach(List::clear);
        attempts = 0;
        Bisection.run(
                size,
                (from, to) -> {
                    attempts++;
                    List<Integer> part = IntStream.range(from, to).boxed().toList();
                    if (part.stream().anyMatch(bad::contains)) {
                        return Optional.of("bad");
                    }
                    taken.addAll(part);
                    passed.addAll(part);
                    return Optional.empty();
                },
                (index, reason) -> {
                    isolated.add(index);
                    passed.add(index);
                });
    }

    private static int log2(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    }
}
