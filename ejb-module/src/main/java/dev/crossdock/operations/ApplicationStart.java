package dev.crossdock.operations;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.contract.guard.Refusal;
import dev.crossdock.identity.DemoUsers;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.persistence.store.Migrations;
import dev.crossdock.projection.ChannelSettings;
import dev.crossdock.projection.ProjectionGroups;
import dev.crossdock.projection.Projections;
import dev.crossdock.projection.Rebuild;
import dev.crossdock.projection.store.GroupRegister;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Brings the application up: schemas, users, topics, and only then the consumers; nothing if a contract is refused. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ApplicationStart {

    private static final Logger LOG = Logger.getLogger(ApplicationStart.class.getName());

    @Inject
    Admission admission;

    @Inject
    Migrations migrations;

    @Inject
    GroupRegister register;

    @Inject
    Projections projections;

    @Inject
    Rebuild rebuild;

    @Inject
    DemoUsers users;

    @Inject
    KafkaCluster kafka;

    @Inject
    Topics topics;

    @Inject
    ProjectionGroups groups;

    @Inject
    ApplicationState state;

    @PostConstruct
    void start() {
        Config settings = ConfigProvider.getConfig();
        List<Refusal> refusals = admission.check(projections.all().stream()
                .flatMap(projection ->
                        ChannelSettings.readers(name -> settings.getOptionalValue(name, String.class), projection))
                .toList());
        state.refuse(refusals);
        if (!refusals.isEmpty()) {
            refusals.forEach(refusal -> LOG.severe(() -> "application.refused " + refusal));
            return;
        }
        migrations.migrateAll();
        projections.all().forEach(rebuild::abandon);
        projections.all().forEach(projection -> register.register(projection.group()));
        users.seed();
    }

    /** Once the application serves, keeps the consumers as operators want them; waits for Kafka as long as it takes. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void reconcile() {
        if (!state.refusals().isEmpty()) {
            return;
        }
        try {
            if (!state.isUp()) {
                topics.ensure(kafka);
                state.up();
                LOG.info("application.up");
            }
            groups.reconcile();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "application.waiting: " + e.getMessage());
        }
    }
}
