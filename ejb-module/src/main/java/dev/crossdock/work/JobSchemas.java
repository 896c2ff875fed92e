package dev.crossdock.work;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
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
        return schema
                .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .limit(MAX_ERRORS)
                .map(error -> new InvalidField(pointer(error), error.getMessage()))
                .toList();
    }

    /** A missing or surplus property is pointed at itself, not at the object around it. */
    private static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return property == null
                ? place
                : place + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode read(JobKind kind) {
        String resource = kind.word() + ".job.schema.json";
        try (InputStream content = JobSchemas.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return JsonMapper.shared().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
