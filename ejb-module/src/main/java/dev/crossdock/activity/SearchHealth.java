package dev.crossdock.activity;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether words can be searched; a port that is open lets nobody in yet. */
@Dependent
class SearchHealth implements HealthCheck {

    private static final Part OPENSEARCH = Part.optional(50, "opensearch", "OpenSearch");

    @Inject
    @ConfigProperty(name = "crossdock.opensearch.url")
    Optional<String> url;

    @Inject
    TextIndex words;

    @Override
    public List<PartHealth> check() {
        PartHealth health = OPENSEARCH.listening(url);
        return List.of(health.up() ? words.problem().map(OPENSEARCH::down).orElse(health) : health);
    }
}
