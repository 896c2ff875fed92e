package dev.crossdock.bench;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One row of the raw baseline, decoded in one pass; objects stay the JSON text that they came as. */
record Profile(String customerId, long revision, @Nullable String[] columns) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int COLUMNS = 12;

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
        columns[0] = found.key();
        columns[1] = Long.toString(revision);
        columns[2] = "f";
        columns[3] = new String(found.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8);
        return new Profile(found.key(), revision, columns);
    }

    private static int column(String name) {
        return switch (name) {
            case "givenName" -> 4;
            case "familyName" -> 5;
            case "email" -> 6;
            case "phone" -> 7;
            case "country" -> 8;
            case "marketingConsent" -> 9;
            case "deliveryAddress" -> 10;
            case "invoice" -> 11;
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
