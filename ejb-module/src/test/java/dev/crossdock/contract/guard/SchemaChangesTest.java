package dev.crossdock.contract.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaChangesTest {

    private static final String RELEASED = """
            {
              'title': 'Something happened',
              'type': 'object',
              'additionalProperties': false,
              'required': ['id'],
              'properties': {
                'id': {'type': 'string', 'minLength': 1, 'maxLength': 64, 'pattern': '^[a-z]*$'},
                'state': {'enum': ['open', 'closed']},
                'count': {'type': 'integer', 'minimum': 1, 'maximum': 9},
                'lines': {'type': 'array', 'items': {'$ref': '#/$defs/line'}}
              },
              '$defs': {
                'line': {
                  'type': 'object',
                  'additionalProperties': false,
                  'required': ['sku'],
                  'properties': {'sku': {'type': 'string'}, 'price': {'type': 'string', 'maxLength': 9}}
                }
              }
            }
            """;

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'required': ['id']                   | 'required': ['id', 'count']            | /count is required now; events in the log",
                "'required': ['id']                   | 'required': []                         | /id is no longer required; readers",
                "'state': {'enum': ['open', 'closed']},|                                       | /state is gone; events in the log",
                "['open', 'closed']                   | ['open']                               | /state no longer takes 'closed'; events in the log",
                "['open', 'closed']                   | ['open', 'closed', 'lost']             | /state takes 'lost' too; readers",
                "'type': 'integer'                    | 'type': 'number'                       | type of /count went from",
                "'maxLength': 64                      | 'maxLength': 32                        | maxLength of /id went from 64 to 32; events in the log",
                "'maxLength': 64                      | 'maxLength': 128                       | maxLength of /id went from 64 to 128; readers",
                "'minimum': 1                         | 'minimum': 2                           | minimum of /count went from 1 to 2; events in the log",
                "'minimum': 1                         | 'minimum': 0                           | minimum of /count went from 1 to 0; readers",
                "'minimum': 1,                        |                                        | minimum of /count went from 1 to nothing; readers",
                "^[a-z]*$                             | ^[a-z]+$                               | pattern of /id went from",
                "{'enum': ['open', 'closed']}         | {'enum': ['open', 'closed'], 'minLength': 1} | minLength of /state went from nothing to 1; events",
                "'required': ['sku']                  | 'required': ['sku', 'price']           | /lines/*/price is required now",
                "'price': {'type': 'string', 'maxLength': 9} | 'note': {'type': 'string'}      | /lines/*/price is gone",
                "'maxLength': 9                       | 'maxLength': 8                         | maxLength of /lines/*/price went from 9 to 8",
            })
    void whatever_breaks_somebody_is_found(String from, String to, String change) {
        assertThat(changes(from, to)).singleElement().asString().startsWith(change);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'title': 'Something happened'        | 'title': 'Something went on'",
                "'count': {                           | 'note': {'type': 'string'}, 'count': {",
                "'count': {                           | 'count': {'x-personal-data': true, 'description': 'how often', ",
                "'sku': {'type': 'string'},           | 'sku': {'type': 'string'}, 'colour': {'type': 'string'},",
                "{'$ref': '#/$defs/line'}             | {'description': 'ordered', '$ref': '#/$defs/line'}",
            })
    void what_readers_skip_breaks_nobody(String from, String to) {
        assertThat(changes(from, to)).isEmpty();
    }

    private static List<String> changes(String from, String to) {
        assertThat(RELEASED).contains(from);
        return SchemaChanges.breaking(json(RELEASED), json(RELEASED.replace(from, to == null ? "" : to)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
