package dev.crossdock.stack.service;

import com.fasterxml.jackson.annotation.Nulls;
import dev.crossdock.contract.Resources;
import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A server that is one Java program, started as {@code services.yaml} describes it. */
class JavaServer extends Server {

    private static final Map<String, Definition> DEFINITIONS = YAMLMapper.builder()
            .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.AS_EMPTY))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build()
            .readValue(Resources.bytes("dev/crossdock/stack/service/services.yaml"), new TypeReference<>() {});

    final String kind;
    final int number;
    private final Definition definition;

    JavaServer(Site site, String kind) {
        this(site, kind, 1);
    }

    /** One of several of a kind, counted from 1. */
    JavaServer(Site site, String kind, int number) {
        this(site, kind, number, Objects.requireNonNull(DEFINITIONS.get(kind)));
    }

    private JavaServer(Site site, String kind, int number, Definition definition) {
        super(
                site,
                Service.numbered(kind, number),
                definition.memoryMiB(),
                List.copyOf(definition.keys().keySet()),
                definition.ports().values().stream()
                        .map(port -> site.port(port, number))
                        .toList());
        this.kind = kind;
        this.number = number;
        this.definition = definition;
    }

    /**
     * What {@code services.yaml} says of a server; what it leaves out is empty.
     *
     * @param ports the ports by the names of their variables
     * @param secrets the names of secrets by those of their variables
     * @param data whether it has a folder for data
     * @param configuration the file of its module that is filled
     * @param classPath what the build listed, unless it is said
     * @param ready what answers when it is ready; a connection is enough where nothing is said
     * @param readyUpTo the highest status of such an answer, 200 unless it is said
     * @param keys how the application finds it
     */
    private record Definition(
            String module,
            int memoryMiB,
            boolean optional,
            String heap,
            LinkedHashMap<String, Port> ports,
            Map<String, String> secrets,
            boolean data,
            String configuration,
            List<String> options,
            String classPath,
            String main,
            List<String> arguments,
            Map<String, String> environment,
            String ready,
            int readyUpTo,
            LinkedHashMap<String, String> keys) {}

    @Override
    public final boolean isOptional() {
        return definition.optional();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (definition.data()) {
            Folders.makePrivate(site.data(name()));
        }
        if (!definition.configuration().isEmpty()) {
            site.fill(module().resolve(definition.configuration()), configuration(), this::value);
        }
    }

    /** A small one: one garbage collector thread, quick compiler, classes mapped from an archive. */
    @Override
    public final List<String> command() {
        var command = new ArrayList<>(List.of(
                Site.javaBinary(),
                "-Xmx" + definition.heap(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(classArchive());
        definition.options().forEach(option -> command.add(filled(option)));
        command.addAll(List.of("-cp", classPath(), definition.main()));
        definition.arguments().forEach(argument -> command.add(filled(argument)));
        return command;
    }

    final String classPath() {
        return filled(definition.classPath().isEmpty() ? "${classpath}" : definition.classPath());
    }

    /** JDK 19 keeps the archive itself; before, the first run writes it at its end and the next ones use it. */
    private List<String> classArchive() {
        var file = name() + "-" + System.getProperty("java.version") + ".jsa";
        var archive = site.settings().home().resolve("cds").resolve(file);
        if (Runtime.version().feature() >= 19) {
            return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
        }
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off")
                : List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    @Override
    public final Map<String, String> environment() {
        return filled(definition.environment());
    }

    @Override
    public boolean isReady() throws IOException {
        return definition.ready().isEmpty()
                ? Probe.accepts(new HostAndPort("127.0.0.1", ports().get(0)))
                : Probe.httpStatus(filled(definition.ready())) <= Math.max(200, definition.readyUpTo());
    }

    @Override
    public final Map<String, String> applicationSettings() {
        return filled(definition.keys());
    }

    private Map<String, String> filled(Map<String, String> values) {
        var filled = new TreeMap<String, String>();
        values.forEach((name, value) -> filled.put(name, filled(value)));
        return filled;
    }

    private String filled(String text) {
        return Site.filled(text, this::value);
    }

    /** What a variable stands for. */
    String value(String variable) {
        if (definition.ports().containsKey(variable)) {
            return Integer.toString(site.port(definition.ports().get(variable), number));
        }
        if (definition.secrets().containsKey(variable)) {
            return site.secrets().secret(definition.secrets().get(variable));
        }
        if (variable.startsWith("uri:")) {
            return module().resolve(variable.substring("uri:".length())).toUri().toString();
        }
        return switch (variable) {
            case "data" -> site.data(name()).toString();
            case "configuration" -> configuration().toString();
            case "module" -> module().toString();
            case "classpath" -> site.built(definition.module(), "classpath.txt");
            default -> throw new IllegalStateException(name() + " has no variable " + variable);
        };
    }

    final Path module() {
        return site.settings().module(definition.module());
    }

    final Path configuration() {
        return site.conf(name()).resolve(definition.configuration());
    }
}
