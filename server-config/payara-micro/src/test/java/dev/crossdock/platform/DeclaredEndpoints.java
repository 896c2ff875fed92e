package dev.crossdock.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Every endpoint of the built archive with the roles it declares, read from its classes, pages and descriptor. */
final class DeclaredEndpoints {

    private static final java.nio.file.Path ARCHIVE = java.nio.file.Path.of("target", "crossdock");
    private static final java.nio.file.Path CLASSES = ARCHIVE.resolve("WEB-INF/classes");

    /**
     * One endpoint.
     *
     * @param path with something that does not exist in the place of each parameter
     * @param contentType what it reads; empty if it reads nothing
     * @param roles who may; for everybody, empty and {@code open}
     */
    record Endpoint(String method, String path, String contentType, Set<String> roles, boolean open) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private DeclaredEndpoints() {}

    /** The methods of all REST resources. */
    static List<Endpoint> ofTheApi() throws IOException {
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
        }
        return endpoints;
    }

    /** The pages of the console. */
    static List<Endpoint> ofTheConsole() throws IOException {
        Document descriptor = descriptor();
        try (Stream<java.nio.file.Path> files = Files.walk(ARCHIVE.resolve("console"))) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + ARCHIVE.relativize(file).toString().replace('\\', '/'))
                    .map(page -> new Endpoint("GET", page, "", roles(descriptor, page), false))
                    .toList();
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
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null) {
            roles = type.getAnnotation(RolesAllowed.class);
        }
        return new Endpoint(
                verb,
                filled(path),
                reads == null ? "" : reads.value()[0],
                roles == null ? Set.of() : new TreeSet<>(List.of(roles.value())),
                method.isAnnotationPresent(PermitAll.class));
    }

    /** A number that nothing has fits digits and names alike. */
    private static String filled(String path) {
        return path.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "987654321012345678")
                .replaceAll("/+", "/");
    }

    /** As the servlet specification says: the exact pattern, else the longest prefix; only its constraints count. */
    private static Set<String> roles(Document descriptor, String page) {
        String best = "";
        Set<String> roles = new TreeSet<>();
        NodeList constraints = descriptor.getElementsByTagName("security-constraint");
        for (int i = 0; i < constraints.getLength(); i++) {
            Element constraint = (Element) constraints.item(i);
            for (String pattern : texts(constraint, "url-pattern")) {
                if (covers(pattern, page) && pattern.length() >= best.length()) {
                    if (pattern.length() > best.length()) {
                        roles.clear();
                    }
                    best = pattern;
                    roles.addAll(texts(constraint, "role-name"));
                }
            }
        }
        return roles;
    }

    private static boolean covers(String pattern, String page) {
        return pattern.equals(page)
                || (pattern.endsWith("/*") && page.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private static List<String> texts(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    private static Document descriptor() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder()
                    .parse(ARCHIVE.resolve("WEB-INF/web.xml").toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
