package dev.crossdock.bench;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What customers do; the table keeps every event once. The raw baseline reads only what {@link ActivityEvents} writes. */
final class ActivityDataset implements Dataset {

    private static final Target TARGET = new Target(
            "activity",
            "",
            List.of("order-events", "payment-events", "support-events", "browsing-events"),
            "source, id, customer_id, type, occurred_at, amount, currency, category, text, order_id, topic,"
                    + " partition, record_offset, data",
            "on conflict (source, id) do nothing");

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Row(String source, String id, @Nullable String[] columns) {}

    @Override
    public Target target() {
        return TARGET;
    }

    @Override
    public Supplier<BenchEvent> records(String prefix, int customers, long count) {
        return new ActivityEvents(prefix, customers, count)::next;
    }

    @Override
    public String rows(List<ConsumerRecord<String, byte[]>> found) {
        StringBuilder text = new StringBuilder(found.size() * 768);
        found.stream()
                .map(ActivityDataset::row)
                .sorted(Comparator.comparing(Row::source).thenComparing(Row::id))
                .forEach(row -> CopyText.row(text, row.columns()));
        return text.toString();
    }

    private static Row row(ConsumerRecord<String, byte[]> found) {
        JsonNode data = JSON.readTree(found.value());
        String type = header(found, "ce_type");
        JsonNode money = Stream.of("total", "amount", "price")
                .map(data::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(data.path("none"));
        String time = Stream.of("placedAt", "paidAt", "occurredAt", "viewedAt")
                .map(field -> text(data, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        String source = header(found, "ce_source");
        String id = header(found, "ce_id");
        @Nullable String[] columns = {
            source,
            id,
            found.key(),
            type,
            time,
            text(money, "amount"),
            text(money, "currency"),
            category(type, data),
            words(type, data),
            text(data, "orderId"),
            found.topic(),
            String.valueOf(found.partition()),
            String.valueOf(found.offset()),
            new String(found.value(), StandardCharsets.UTF_8)
        };
        return new Row(source, id, columns);
    }

    private static @Nullable String category(String type, JsonNode data) {
        return switch (type) {
            case "order.placed" -> "placed";
            case "payment.succeeded" -> text(data, "method");
            default -> text(data, "category");
        };
    }

    private static @Nullable String words(String type, JsonNode data) {
        return switch (type) {
            case "order.placed" ->
                data.get("lines")
                        .valueStream()
                        .map(line -> line.get("description").stringValue())
                        .distinct()
                        .collect(Collectors.joining("\n"));
            case "support.interaction-recorded" -> text(data, "text");
            default -> text(data, "description");
        };
    }

    private static @Nullable String text(JsonNode data, String field) {
        return data.path(field).isString() ? data.get(field).stringValue() : null;
    }

    private static String header(ConsumerRecord<String, byte[]> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
