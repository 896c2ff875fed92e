package dev.crossdock.platform;

import dev.crossdock.stack.settings.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every endpoint and page of the built archive. */
final class DeclaredEndpoints {

    private static final java.nio.file.Path ARCHIVE =
            Settings.findRoot().resolve("server-config/payara-micro/target/crossdock");
    private static final java.nio.file.Path CLASSES = ARCHIVE.resolve("WEB-INF/classes");

    /**
     * One endpoint.
     *
     * @param path with {@code {}} in the place of each parameter
     * @param contentType what it reads; empty if it reads nothing
     */
    record Endpoint(String method, String path, String contentType) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private DeclaredEndpoints() {}

    /** The methods of all REST resources. */
    static List<Endpoint> ofTheApi() {
        List<Endpoint> endpoints = new ArrayList<>();
        try (URLClassLoader archive = new URLClassLoader(urls(), DeclaredEndpoints.class.getClassLoader());
                Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> file.getParent().endsWith("web"))
                    .map(file -> load(archive, file))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .forEach(type -> Arrays.stream(type.getMethods())
                            .forEach(method -> Arrays.stream(method.getAnnotations())
                                    .map(Annotation::annotationType)
                                    .map(annotation -> annotation.getAnnotation(HttpMethod.class))
                                    .filter(verb -> verb != null)
                                    .forEach(verb -> endpoints.add(endpoint(type, method, verb.value())))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return endpoints;
    }

    /** The pages of the console. */
    static List<Endpoint> ofTheConsole() {
        try (Stream<java.nio.file.Path> files = Files.walk(ARCHIVE.resolve("console"))) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + ARCHIVE.relativize(file).toString().replace('\\', '/'))
                    .map(page -> new Endpoint("GET", page, ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(CLASSES.toUri().toURL());
        try (Stream<java.nio.file.Path> jars = Files.list(ARCHIVE.resolve("WEB-INF/lib"))) {
            for (java.nio.file.Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static Class<?> load(ClassLoader archive, java.nio.file.Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
        try {
            return Class.forName(name, false, archive);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Endpoint endpoint(Class<?> type, Method method, String verb) {
        Path own = method.getAnnotation(Path.class);
        String path = "/api/" + type.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        Consumes reads = method.getAnnotation(Consumes.class);
        return new Endpoint(verb, path(path), reads == null ? "" : reads.value()[0]);
    }

    private static String path(String path) {
        return path.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "{}").replaceAll("/+", "/");
    }
}
