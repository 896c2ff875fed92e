package dev.crossdock.incontainer;

import dev.crossdock.stack.Stack;
import dev.crossdock.stack.service.Folders;
import dev.crossdock.stack.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.container.AfterUnDeploy;
import org.jboss.arquillian.container.spi.event.container.BeforeDeploy;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.jspecify.annotations.Nullable;

/**
 * Starts Kafka and PostgreSQL before Arquillian starts the application server, and tells Arquillian to start that one
 * the way the launcher does: the same options, boot commands and driver.
 */
public final class ManagedServer implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        System.setProperty("crossdock.test.in-container.port", String.valueOf(BackingServices.HTTP_PORT));
        builder.observer(BackingServices.class).observer(OneDeployment.class);
    }

    /** Deploys for the first class and undeploys after the last: each deployment is another start of the server. */
    public static final class OneDeployment {

        private final Set<Class<?>> left = new HashSet<>(InContainer.TESTS);
        private @Nullable DeploymentScenario first;

        @Inject
        @ClassScoped
        private InstanceProducer<DeploymentScenario> scenario;

        @Inject
        private Instance<TestClass> test;

        /** What is deployed is the same for every class. */
        public void generate(@Observes EventContext<GenerateDeployment> generation) {
            if (first == null) {
                generation.proceed();
            } else {
                scenario.set(first);
            }
        }

        /** Only once. */
        public void deploy(@Observes EventContext<DeployManagedDeployments> deployment) {
            if (first == null) {
                first = scenario.get();
                deployment.proceed();
            }
        }

        /** After the last class; a run of some of them ends the server with the process. */
        public void undeploy(@Observes EventContext<UnDeployManagedDeployments> undeployment) {
            left.remove(test.get().getJavaClass());
            if (left.isEmpty()) {
                undeployment.proceed();
            }
        }
    }

    /** Observes the life of the test suite. */
    public static final class BackingServices {

        /** Beside the stack of the tests from outside; keeps every port below 32768. */
        private static final int PORT_OFFSET = Integer.getInteger("crossdock.test.port-offset", 11_000) - 1_500;

        private static final int HTTP_PORT = 8080 + PORT_OFFSET;
        private static final Path MODULE = Settings.findRoot().resolve("server-config/payara-micro");
        private static final Path FOLDER = Path.of("target/in-container").toAbsolutePath();
        private static final Path SERVER = FOLDER.resolve("server");
        private final Stack stack = freshStack();

        /** Before the server starts, which listens to the same event with less precedence. */
        public void start(@Observes(precedence = 100) BeforeSuite suite) throws IOException {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::down));
            stack.up(List.of("kafka", "postgresql"), System.out::println);
            System.setProperty("payara.microJar", Files.readString(MODULE.resolve("target/payara-micro.path")));
            System.setProperty("payara.consoleOutput", "false");
            System.setProperty("payara.randomHttpPort", "false");
            System.setProperty("payara.autoBindHttp", "false");
            System.setProperty("payara.cmdOptions", "@" + javaOptions(stack.applicationSettings()));
            System.setProperty("payara.extraMicroOptions", String.join(" ", microOptions(stack.applicationSettings())));
        }

        /** The server shall not find the resources and archives of an interrupted run. */
        public void begin(@Observes BeforeDeploy deployment) throws IOException {
            Folders.delete(SERVER);
        }

        /** After the server has stopped. */
        public void stop(@Observes AfterUnDeploy undeployment) {
            stack.down();
        }

        /** What an interrupted run left behind goes with its passwords; the stack is made anew after that. */
        private static Stack freshStack() {
            Path home = FOLDER.resolve(".crossdock");
            Stack leftover = Stack.at(home, PORT_OFFSET);
            leftover.down();
            leftover.wipe();
            return Stack.at(home, PORT_OFFSET);
        }

        private static List<String> microOptions(Map<String, String> settings) throws IOException {
            return List.of(
                    "--logToFile",
                    FOLDER.resolve("server.log").toString(),
                    "--port",
                    String.valueOf(HTTP_PORT),
                    "--rootDir",
                    SERVER.toString(),
                    "--addLibs",
                    Files.readString(MODULE.resolve("target/addlibs.path")),
                    "--prebootcommandfile",
                    bootCommands(settings).toString(),
                    "--postbootcommandfile",
                    adapterDeployment().toString());
        }

        /** Arquillian names the application first on the command line, which needs the adapter to be there before. */
        private static Path adapterDeployment() throws IOException {
            Path adapter = MODULE.resolve("../artemis/adapter/target/crossdock-artemis.rar")
                    .normalize();
            return secret("postboot.asadmin", "deploy " + adapter);
        }

        /** The application's settings as system properties: Arquillian passes no environment on. */
        private static Path javaOptions(Map<String, String> settings) throws IOException {
            List<String> options = new ArrayList<>();
            options.addAll(Files.readAllLines(MODULE.resolve("jvm.options")));
            settings.forEach((key, value) -> options.add("\"-D" + key + "=" + value.replace("\\", "\\\\") + "\""));
            return secret("java.options", String.join("\n", options));
        }

        /** The boot commands with the values that they else take from the environment. */
        private static Path bootCommands(Map<String, String> settings) throws IOException {
            String commands = Files.readString(MODULE.resolve("preboot.asadmin"));
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                commands = commands.replace("${ENV=" + Settings.variable(setting.getKey()) + "}", setting.getValue());
            }
            return secret("preboot.asadmin", commands);
        }

        private static Path secret(String name, String content) throws IOException {
            Path file = FOLDER.resolve(name);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, content);
        }
    }
}
