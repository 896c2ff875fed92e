package dev.crossdock.activity;

import dev.crossdock.activity.BusinessEvent.Line;
import dev.crossdock.projection.PoisonRecordException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object, strictly; what is not as declared is poison, with the place. */
record Fields(JsonNode object, String place) {

    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,4})?");

    String text(String name) throws PoisonRecordException {
        String text = optionalText(name);
        if (text == null || text.isEmpty()) {
            throw poison(name, "is missing");
        }
        return text;
    }

    @Nullable String optionalText(String name) throws PoisonRecordException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw poison(name, "is not a string");
        }
        return node.stringValue();
    }

    /** To the microsecond, as the database keeps it. */
    Instant time(String name) throws PoisonRecordException {
        try {
            return OffsetDateTime.parse(text(name)).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw poison(name, "is not an RFC 3339 timestamp");
        }
    }

    Money money(String name) throws PoisonRecordException {
        Money money = optionalMoney(name);
        if (money == null) {
            throw poison(name, "is missing");
        }
        return money;
    }

    @Nullable Money optionalMoney(String name) throws PoisonRecordException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        Fields parts = new Fields(node, place + "/" + name);
        String amount = parts.text("amount");
        if (!AMOUNT.matcher(amount).matches()) {
            throw parts.poison("amount", "is not a decimal with at most 15 digits before the point and 4 after it");
        }
        try {
            return new Money(new BigDecimal(amount), parts.text("currency"));
        } catch (IllegalArgumentException e) {
            throw parts.poison("currency", "is not an ISO 4217 currency");
        }
    }

    long quantity(String name) throws PoisonRecordException {
        JsonNode node = object.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw poison(name, "is not a whole number of at least 0");
        }
        return node.longValue();
    }

    /** The lines; none if there is no such field. */
    List<Line> lines(String name) throws PoisonRecordException {
        JsonNode array = object.path(name);
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        if (!array.isArray()) {
            throw poison(name, "is not an array");
        }
        List<Line> lines = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            lines.add(new Fields(node, place + "/" + name + "/" + lines.size()).line("unitPrice"));
        }
        return lines;
    }

    /** The object itself as a line, with the price in this field. */
    Line line(String price) throws PoisonRecordException {
        return new Line(text("sku"), optionalText("description"), quantity("quantity"), optionalMoney(price));
    }

    private PoisonRecordException poison(String name, String fault) {
        return new PoisonRecordException(place + "/" + name + " " + fault);
    }
}
