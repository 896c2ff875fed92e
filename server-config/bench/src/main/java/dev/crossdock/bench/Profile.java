package dev.crossdock.bench;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One row of the raw baseline, decoded in one pass; objects stay the JSON text that they came as. */
record Profile(
        String customerId,
        long revision,
        String time,
        @Nullable String[] columns) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int COLUMNS = 8;

    static Profile decode(ConsumerRecord<String, byte[]> found) {
        byte[] value = found.value();
        @Nullable String[] columns = new String[COLUMNS];
        long revision = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("revision")) {
                    revision = parser.getLongValue();
                    continue;
                }
                int column = column(name);
                if (token == JsonToken.START_OBJECT) {
                    String object = object(parser, value);
                    if (column >= 0) {
                        columns[column] = object;
                    }
                } else if (column >= 0 && token != JsonToken.VALUE_NULL) {
                    columns[column] = parser.getString();
                }
            }
        }
        String time = new String(found.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8);
        return new Profile(found.key(), revision, time, columns);
    }

    /** Appends the row in the text format of COPY. */
    void appendTo(StringBuilder text) {
        CopyText.value(text, customerId);
        text.append('\t').append(revision).append("\tf\t").append(time);
        for (String column : columns) {
            text.append('\t');
            CopyText.value(text, column);
        }
        text.append('\n');
    }

    private static int column(String name) {
        return switch (name) {
            case "givenName" -> 0;
            case "familyName" -> 1;
            case "email" -> 2;
            case "phone" -> 3;
            case "country" -> 4;
            case "marketingConsent" -> 5;
            case "deliveryAddress" -> 6;
            case "invoice" -> 7;
            default -> -1;
        };
    }

    private static String object(JsonParser parser, byte[] value) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentTokenLocation().getByteOffset() + 1;
        return new String(value, start, end - start, StandardCharsets.UTF_8);
    }
}
