package dev.crossdock.work;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the server answers that workers hand mails to. */
@Dependent
class MailHealth implements HealthCheck {

    private static final Part MAIL = Part.optional(70, "mail", "Mail");

    @Inject
    @ConfigProperty(name = "crossdock.smtp.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "crossdock.smtp.port", defaultValue = "25")
    int port;

    @Override
    public List<PartHealth> check() {
        return List.of(MAIL.listening(host.map(name -> name + ":" + port)));
    }
}
