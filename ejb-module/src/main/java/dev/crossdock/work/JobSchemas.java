package dev.crossdock.work;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import dev.crossdock.contract.ContractSchema;
import dev.crossdock.contract.JsonSchemas;
import dev.crossdock.contract.Resources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of the bodies of all kinds. */
final class JobSchemas {

    private static final int MAX_ERRORS = 20;

    private final Map<JobKind, Schema> schemas = new EnumMap<>(JobKind.class);

    JobSchemas() {
        SchemaRegistry registry =
                SchemaRegistry.withDialect(JsonSchemas.dialect().build());
        for (JobKind kind : JobKind.values()) {
            schemas.put(kind, registry.getSchema(read(kind)));
        }
    }

    /** What is wrong with a body; nothing if it is as its kind wants it. */
    List<InvalidField> check(JobKind kind, JsonNode body) {
        Schema schema = schemas.get(kind);
        if (schema == null) {
            throw new IllegalStateException("no schema of " + kind);
        }
        return JsonSchemas.check(schema, body, MAX_ERRORS).stream()
                .map(error -> new InvalidField(ContractSchema.pointer(error), error.getMessage()))
                .toList();
    }

    private static JsonNode read(JobKind kind) {
        return JsonMapper.shared().readTree(Resources.bytes("dev/crossdock/work/" + kind.word() + ".job.schema.json"));
    }
}
