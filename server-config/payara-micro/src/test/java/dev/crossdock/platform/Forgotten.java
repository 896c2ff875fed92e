package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.testing.Platform;
import java.util.List;
import java.util.Map;

/** What is left of a customer who was erased. */
final class Forgotten {

    private Forgotten() {}

    /** No row of any table speaks of the customer, save that they were erased. */
    static void assertForgotten(Platform platform, String customer) {
        assertThat(platform.get("support-agent", "/api/customers/" + customer).statusCode())
                .isEqualTo(404);
        for (String schema : List.of("support_projection", "fulfillment", "billing", "analytics")) {
            for (List<String> table :
                    platform.rows("select table_name from information_schema.tables where table_schema = '" + schema
                            + "' and table_name not like 'flyway%'")) {
                List<List<String>> rows = platform.rows("select to_jsonb(t)::text from " + schema + "." + table.get(0)
                        + " t where to_jsonb(t)::text like '%" + customer + "%'");
                assertThat(rows)
                        .as(schema + "." + table.get(0))
                        .allSatisfy(row -> assertThat(
                                        Platform.JSON.readTree(row.get(0)).properties())
                                .filteredOn(field -> !field.getValue().isNull())
                                .extracting(Map.Entry::getKey)
                                .isSubsetOf("customer_id", "revision", "erased"));
            }
        }
    }
}
