package dev.crossdock.incontainer;

import dev.crossdock.platform.DeadLetters;
import dev.crossdock.platform.TopicContent;
import dev.crossdock.stack.settings.Settings;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs inside the server; all of them are deployed once, in one archive with the application as it was built. */
@Tag("own-stack")
@ExtendWith(ArquillianExtension.class)
abstract class InContainer {

    /** All that there are. One that is missing here is missing in the archive, and fails. */
    static final Set<Class<?>> TESTS =
            Set.of(AuditLogIT.class, BatchRepositoryIT.class, ErasureRaceIT.class, ProjectionTransactionIT.class);

    @Deployment
    static WebArchive applicationWithTests() {
        return ShrinkWrap.create(ZipImporter.class, "crossdock.war")
                .importFrom(Settings.findRoot()
                        .resolve("server-config/payara-micro/target/crossdock.war")
                        .toFile())
                .as(WebArchive.class)
                .addClasses(TESTS.toArray(Class<?>[]::new))
                .addClasses(InContainer.class, CustomerLog.class, ExpectedTables.class, StoredTables.class)
                .addClasses(FaultyProjection.class, DeadLetters.class, TopicContent.class)
                .addAsResource(new StringAsset(BatchRepositoryIT.JOB), "META-INF/batch-jobs/one-step.xml")
                .addAsLibraries(Stream.of(Assertions.class, Awaitility.class, Matchers.class)
                        .map(InContainer::jar)
                        .toArray(File[]::new));
    }

    private static File jar(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
