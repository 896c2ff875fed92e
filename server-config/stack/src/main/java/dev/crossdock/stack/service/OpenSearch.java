package dev.crossdock.stack.service;

import dev.crossdock.stack.process.Linux;
import dev.crossdock.stack.settings.BasicAuthentication;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The search engine, one node. */
final class OpenSearch extends Server {

    private static final String URL_KEY = "crossdock.opensearch.url";
    private static final String USER_KEY = "crossdock.opensearch.user";
    private static final String PASSWORD_KEY = "crossdock.opensearch.password";
    private static final String HEAP_KEY = "crossdock.opensearch.heap-mib";
    private static final int DEFAULT_HEAP_MIB = 256;

    OpenSearch(Site site) {
        super(
                site,
                "opensearch",
                450,
                List.of(URL_KEY),
                List.of(site.port(Port.OPENSEARCH), site.port(Port.OPENSEARCH_TRANSPORT)));
    }

    /** Signs in as the application will: what is refused would otherwise show when words are searched. */
    @Override
    public void checkExternal() throws IOException {
        Probe.any(externalAddresses(), this::acceptsSignIn);
    }

    private boolean acceptsSignIn(HostAndPort address) throws IOException {
        var scheme = site.external(URL_KEY).startsWith("https:") ? "https" : "http";
        if (Probe.httpStatus("%s://%s/".formatted(scheme, address), signIn()) == 401) {
            throw new StackException(
                    "%s does not let us in; set or correct %s and %s".formatted(address, USER_KEY, PASSWORD_KEY));
        }
        return true;
    }

    private Map<String, String> signIn() {
        return site.settings()
                .configured(USER_KEY)
                .map(user -> BasicAuthentication.of(
                        user, site.settings().configured(PASSWORD_KEY).orElse("")))
                .map(value -> Map.of(BasicAuthentication.HEADER, value))
                .orElse(Map.of());
    }

    @Override
    public boolean refusesRoot() {
        return true;
    }

    /** Version 2.19 insists on the security manager, which Java 24 removed. */
    @Override
    public int newestJava() {
        return 23;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!distribution().equals(built())) {
            Folders.copy(built(), distribution());
        }
        var data = site.unprivilegedData(name());
        var temporary = data.resolve("tmp");
        Folders.makePrivate(data);
        Files.createDirectories(temporary);
        var module = site.settings().module("opensearch");
        site.fill(
                module.resolve("opensearch.yml"),
                conf().resolve("opensearch.yml"),
                Map.of(
                        "port", Integer.toString(site.port(Port.OPENSEARCH)),
                        "transportPort", Integer.toString(site.port(Port.OPENSEARCH_TRANSPORT)),
                        "data", data.resolve("nodes").toString(),
                        "logs", data.resolve("logs").toString())::get);
        // Where its user may read them.
        for (var file : List.of("jvm.options", "log4j2.properties")) {
            Files.copy(module.resolve(file), conf().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        site.handOver(data);
    }

    @Override
    public List<String> command() {
        var distribution = distribution();
        var heap = heapMiB() + "m";
        return site.unprivileged(List.of(
                Site.javaBinary(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "@" + conf().resolve("jvm.options"),
                // Quick to start; whoever gives it more memory wants it quick to search.
                "-XX:TieredStopAtLevel=" + (heapMiB() > DEFAULT_HEAP_MIB ? 4 : 1),
                "-Djava.io.tmpdir=" + site.unprivilegedData(name()).resolve("tmp"),
                "-Dopensearch.path.home=" + distribution,
                "-Dopensearch.path.conf=" + conf(),
                "-cp",
                distribution.resolve("lib") + "/*",
                "org.opensearch.bootstrap.OpenSearch"));
    }

    private int heapMiB() {
        return site.settings().configured(HEAP_KEY).map(Integer::parseInt).orElse(DEFAULT_HEAP_MIB);
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.httpStatus(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s") == 200;
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(URL_KEY, url());
    }

    private String url() {
        return "http://127.0.0.1:" + site.port(Port.OPENSEARCH);
    }

    private Path conf() {
        return site.unprivilegedData(name()).resolve("conf");
    }

    /** Where the build left it, or a copy where its user may not enter that. */
    private Path distribution() {
        var built = built();
        return !Linux.isRoot() || Linux.isTraversableByOthers(built)
                ? built
                : site.unprivilegedPrograms(name()).resolve(built.getFileName());
    }

    private Path built() {
        return Site.built(site.settings().module("opensearch").resolve("target"), "opensearch-", "");
    }
}
