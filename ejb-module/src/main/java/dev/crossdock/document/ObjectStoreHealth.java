package dev.crossdock.document;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the store of contents answers. */
@Dependent
class ObjectStoreHealth implements HealthCheck {

    private static final Part OBJECT_STORE = Part.optional(60, "object-store", "Object store");

    @Inject
    @ConfigProperty(name = "crossdock.s3.endpoint")
    Optional<String> endpoint;

    @Override
    public List<PartHealth> check() {
        return List.of(OBJECT_STORE.listening(endpoint));
    }
}
