package dev.crossdock.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.stack.review.docs.GeneratedDocuments;
import dev.crossdock.structure.Application.Module;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code CONTRIBUTING.md}: a projection with a page, as a diff, applied and compiled. */
class ProjectionWithAPageTest {

    private static final int MAX_TOUCHED = 10;
    private static final String EXAMPLE =
            "server-config/payara-micro/src/test/resources/dev/crossdock/structure/projection-with-a-page.diff";
    private static final Pattern FILE = Pattern.compile("^diff --git a/(\\S+) .*\n(new file)?", Pattern.MULTILINE);

    @TempDir
    Path copy;

    @Test
    void it_touches_at_most_ten_files_that_exist_and_compiles() throws Exception {
        List<String> touched = touched();
        apply(touched);
        touched.addAll(writtenAnew(contracts(touched)));

        assertThat(touched)
                .hasSizeBetween(5, MAX_TOUCHED)
                .allSatisfy(file -> assertThat(Application.ROOT.resolve(file)).isRegularFile());
        assertThat(Files.readString(Application.ROOT.resolve("CONTRIBUTING.md")))
                .contains(touched);
        assertThat(mistakes()).isEmpty();
    }

    /** The files in the diff that exist. */
    private static List<String> touched() throws IOException {
        return FILE.matcher(Files.readString(Application.ROOT.resolve(EXAMPLE)))
                .results()
                .filter(file -> file.group(2) == null)
                .map(file -> file.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void apply(List<String> touched) throws IOException, InterruptedException {
        for (String file : touched) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(Application.ROOT.resolve(file), copy.resolve(file));
        }
        Path log = copy.resolve("log");
        int result = new ProcessBuilder(
                        "git", "apply", "-C1", Application.ROOT.resolve(EXAMPLE).toString())
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(result).as(Files.readString(log)).isZero();
    }

    /** The application's contracts, as the example changes them. */
    private List<WorkloadContract> contracts(List<String> touched) throws Exception {
        List<WorkloadContract> contracts = new ArrayList<>(new Contracts().ofThisApplication());
        for (String file : touched) {
            if (file.endsWith(".workload.yaml")) {
                WorkloadContract changed = new Contracts().read(Files.readAllBytes(copy.resolve(file)));
                contracts.replaceAll(contract -> contract.workload().equals(changed.workload()) ? changed : contract);
            }
        }
        return contracts;
    }

    /** The documents that {@code ./crossdock review --docs docs} changes then. */
    private static List<String> writtenAnew(List<WorkloadContract> contracts) {
        Map<String, String> before = GeneratedDocuments.ofThisApplication();
        return GeneratedDocuments.of(contracts).entrySet().stream()
                .filter(document -> !document.getValue().equals(before.get(document.getKey())))
                .map(document -> "docs/" + document.getKey())
                .toList();
    }

    private List<String> mistakes() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Path classes = Files.createDirectories(copy.resolve("classes"));
        try (Stream<Path> files = Files.walk(copy);
                StandardJavaFileManager manager = compiler.getStandardFileManager(found, null, null)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(3);
            List<String> options = List.of("-proc:none", "-d", classes.toString(), "-classpath", classPath());
            compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    private static String classPath() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.concat(
                        Stream.of(Module.values())
                                .map(module -> module.classes().toString()),
                        Stream.of(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
