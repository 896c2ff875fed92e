package dev.crossdock.activity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to a customer in the business, as far as agents look at it. */
public sealed interface BusinessEvent {

    /** When it happened, which is not when it was published. */
    Instant occurredAt();

    /** The money it is about. */
    Optional<Money> money();

    /** What it is filed under. */
    Optional<String> category();

    /** Words that an agent looks for. */
    Optional<String> words();

    /** The order it belongs to. */
    Optional<String> order();

    /** So many pieces of an article, at a price if it is known. */
    record Line(
            String sku,
            @Nullable String description,
            long quantity,
            @Nullable Money unitPrice) {

        Optional<Money> value() {
            return Optional.ofNullable(unitPrice).map(price -> price.times(quantity));
        }
    }

    /** An order was placed. */
    record OrderPlaced(String orderId, Instant occurredAt, List<Line> lines, Money total) implements BusinessEvent {

        /** Keeps its own lines. */
        public OrderPlaced {
            lines = List.copyOf(lines);
        }

        @Override
        public Optional<Money> money() {
            return Optional.of(total);
        }

        @Override
        public Optional<String> category() {
            return Optional.of("placed");
        }

        @Override
        public Optional<String> words() {
            return descriptions(lines);
        }

        @Override
        public Optional<String> order() {
            return Optional.of(orderId);
        }
    }

    /** An order, or lines of it, reached another status; without lines it is about all of them. */
    record OrderStatusChanged(
            String orderId,
            Instant occurredAt,
            String status,
            @Nullable String reason,
            List<Line> lines) implements BusinessEvent {

        /** Keeps its own lines. */
        public OrderStatusChanged {
            lines = List.copyOf(lines);
        }

        /** The value of the lines, if each has a price and all are in one currency. */
        @Override
        public Optional<Money> money() {
            return lines.stream()
                    .map(Line::value)
                    .reduce((sum, line) -> sum.flatMap(so -> line.flatMap(so::plus)))
                    .flatMap(sum -> sum);
        }

        @Override
        public Optional<String> category() {
            return Optional.of(status);
        }

        @Override
        public Optional<String> words() {
            return joined(Stream.concat(Stream.of(reason), lines.stream().map(Line::description)));
        }

        @Override
        public Optional<String> order() {
            return Optional.of(orderId);
        }
    }

    /** Money arrived. */
    record PaymentSucceeded(
            Instant occurredAt,
            Money amount,
            @Nullable String method,
            @Nullable String orderId) implements BusinessEvent {

        @Override
        public Optional<Money> money() {
            return Optional.of(amount);
        }

        @Override
        public Optional<String> category() {
            return Optional.ofNullable(method);
        }

        @Override
        public Optional<String> words() {
            return Optional.empty();
        }

        @Override
        public Optional<String> order() {
            return Optional.ofNullable(orderId);
        }
    }

    /** Money was asked for and refused. */
    record PaymentRejected(
            Instant occurredAt,
            Money amount,
            String reason,
            @Nullable String orderId) implements BusinessEvent {

        @Override
        public Optional<Money> money() {
            return Optional.of(amount);
        }

        @Override
        public Optional<String> category() {
            return Optional.of("rejected");
        }

        @Override
        public Optional<String> words() {
            return Optional.of(reason);
        }

        @Override
        public Optional<String> order() {
            return Optional.ofNullable(orderId);
        }
    }

    /** The customer and those who help talked, or an agent noted something. */
    record SupportInteraction(
            Instant occurredAt,
            String filedUnder,
            @Nullable String subject,
            String text,
            @Nullable String orderId) implements BusinessEvent {

        @Override
        public Optional<Money> money() {
            return Optional.empty();
        }

        @Override
        public Optional<String> category() {
            return Optional.of(filedUnder);
        }

        @Override
        public Optional<String> words() {
            return joined(Stream.of(subject, text));
        }

        @Override
        public Optional<String> order() {
            return Optional.ofNullable(orderId);
        }
    }

    /** The customer looked at a product. */
    record ProductViewed(
            Instant occurredAt,
            @Nullable String description,
            @Nullable String department,
            @Nullable Money price) implements BusinessEvent {

        @Override
        public Optional<Money> money() {
            return Optional.ofNullable(price);
        }

        @Override
        public Optional<String> category() {
            return Optional.ofNullable(department);
        }

        @Override
        public Optional<String> words() {
            return Optional.ofNullable(description);
        }

        @Override
        public Optional<String> order() {
            return Optional.empty();
        }
    }

    /** So many pieces are in the customer's cart from now on. */
    record CartChanged(
            Instant occurredAt, Line line, @Nullable String department) implements BusinessEvent {

        @Override
        public Optional<Money> money() {
            return line.value();
        }

        @Override
        public Optional<String> category() {
            return Optional.ofNullable(department);
        }

        @Override
        public Optional<String> words() {
            return Optional.ofNullable(line.description());
        }

        @Override
        public Optional<String> order() {
            return Optional.empty();
        }
    }

    private static Optional<String> descriptions(List<Line> lines) {
        return joined(lines.stream().map(Line::description));
    }

    /** Each on a line of its own, what is repeated once. */
    private static Optional<String> joined(Stream<@Nullable String> words) {
        String all = words.filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
