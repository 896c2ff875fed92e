package dev.crossdock.erasure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.persistence.store.RealDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ErasureRepositoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Confirmation OPEN = new Confirmation("table", "open", null, null, "not yet");
    private static final Confirmation CLEAN = new Confirmation("table", "confirmed", NOON, null, "by the id");

    private final String customer = UUID.randomUUID().toString();

    @Test
    void a_customer_is_erased_once() {
        boolean first = in(erasures -> erasures.open(customer, 7, "ada"));
        boolean second = in(erasures -> erasures.open(customer, 8, "bob"));

        ErasureRequest request = in(erasures -> erasures.of(customer).orElseThrow());
        Set<String> erased = in(erasures -> erasures.erasedAmong(Set.of(customer, "somebody")));
        Set<String> nobody = in(erasures -> erasures.erasedAmong(Set.of()));
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(request.revision()).isEqualTo(7);
        assertThat(request.requestedBy()).isEqualTo("ada");
        assertThat(request.publishedAt()).isNull();
        assertThat(request.completedAt()).isNull();
        assertThat(erased).containsExactly(customer);
        assertThat(nobody).isEmpty();
    }

    @Test
    void where_a_topic_ended_is_noted_once_and_of_some_topics_later() {
        long id = opened();

        change(id, request -> request.published(List.of(new Fence("order-events", 2, 40)), NOON));
        change(
                id,
                request -> request.published(
                        List.of(new Fence("order-events", 2, 50), new Fence("lines", 0, 7)), NOON.plusSeconds(1)));

        change(id, request -> {
            assertThat(request.publishedAt()).isEqualTo(NOON);
            assertThat(request.fences())
                    .containsExactlyInAnyOrder(new Fence("order-events", 2, 40), new Fence("lines", 0, 7));
        });
    }

    @Test
    void what_a_store_confirmed_stays_so_and_the_last_one_completes() {
        long id = opened();

        change(id, request -> request.confirm(Map.of("orders", CLEAN, "names", OPEN), NOON));
        List<ErasureRequest> before = in(erasures -> erasures.openAfter(id - 1, 10));
        change(id, request -> request.confirm(Map.of("orders", OPEN, "names", CLEAN), NOON));
        List<ErasureRequest> after = in(erasures -> erasures.openAfter(id - 1, 10));

        change(id, request -> {
            assertThat(request.confirmations()).containsExactly(Map.entry("names", CLEAN), Map.entry("orders", CLEAN));
            assertThat(request.completedAt()).isEqualTo(NOON);
        });
        assertThat(before).extracting(ErasureRequest::id).contains(id);
        assertThat(after).extracting(ErasureRequest::id).doesNotContain(id);
    }

    @Test
    void of_two_who_change_a_certificate_the_second_is_refused() {
        long id = opened();

        assertThatThrownBy(() -> change(id, request -> {
                    request.confirm(Map.of("orders", OPEN), NOON);
                    change(id, other -> other.confirm(Map.of("names", OPEN), NOON));
                }))
                .isInstanceOf(RollbackException.class);
        change(id, request -> assertThat(request.confirmations()).containsOnlyKeys("names"));
    }

    private long opened() {
        in(erasures -> erasures.open(customer, 1, "ada"));
        return in(erasures -> erasures.of(customer).orElseThrow().id());
    }

    private static void change(long id, Consumer<ErasureRequest> change) {
        in(erasures -> {
            change.accept(erasures.find(id).orElseThrow());
            return id;
        });
    }

    private static <T> T in(Function<ErasureRepository, T> work) {
        try (EntityManager entities = RealDatabase.entities().createEntityManager()) {
            entities.getTransaction().begin();
            T result = work.apply(new ErasureRepository(entities));
            entities.getTransaction().commit();
            return result;
        }
    }
}
