package dev.crossdock.incontainer;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What tests are deployed in. */
final class TestArchives {

    private TestArchives() {}

    /** The application as it was built, with these classes of tests and what they use. */
    static WebArchive applicationWith(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "crossdock.war")
                .importFrom(new File("target/crossdock.war"))
                .as(WebArchive.class)
                .addClasses(tests)
                .addAsLibraries(libraries());
    }

    /** What assertions and waiting need inside the server. */
    static File[] libraries() {
        return Stream.of(Assertions.class, Awaitility.class, Matchers.class)
                .map(TestArchives::jar)
                .toArray(File[]::new);
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
