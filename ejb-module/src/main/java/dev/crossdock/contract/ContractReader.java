package dev.crossdock.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Turns the text of a description, YAML or JSON, into a tree and a tree into a {@link WorkloadContract}. */
final class ContractReader {

    private static final YAMLMapper YAML = configured(YAMLMapper.builder()).build();
    private static final JsonMapper JSON = configured(JsonMapper.builder()).build();

    private ContractReader() {}

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configured(B builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationText()));
    }

    /** Reads one document; what starts with a brace is JSON. */
    static JsonNode tree(byte[] content) throws InvalidContractException {
        String text = text(content);
        if (text.isBlank()) {
            throw new InvalidContractException("", "is empty; start with 'workload: some-name'");
        }
        boolean json = text.stripLeading().startsWith("{");
        try {
            if (!json) {
                refuseAnchors(text);
            }
            return json ? JSON.readTree(text) : YAML.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidContractException("", place(e) + "is no valid " + (json ? "JSON: " : "YAML: ") + first(e));
        }
    }

    private static String text(byte[] content) throws InvalidContractException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidContractException("", "is no text in UTF-8; save it as UTF-8 YAML or JSON");
        }
    }

    /** An alias says nothing that cannot be said plainly, and a few of them can stand for gigabytes. */
    private static void refuseAnchors(String text) throws InvalidContractException {
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getObjectId() != null) {
                    throw new InvalidContractException(
                            "",
                            "line " + parser.currentTokenLocation().getLineNr()
                                    + " uses the YAML anchor or alias '" + parser.getObjectId()
                                    + "'; write the value out");
                }
            }
        }
    }

    private static String place(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : "line " + location.getLineNr() + " ";
    }

    /** What the parser says without the excerpts it draws of the text. */
    private static String first(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    /** Turns a tree that the schema has found valid into a contract. */
    static WorkloadContract contract(JsonNode tree) {
        return JSON.treeToValue(tree, WorkloadContract.class);
    }

    private static final class DurationText extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            return Durations.parse(parser.getString());
        }
    }
}
