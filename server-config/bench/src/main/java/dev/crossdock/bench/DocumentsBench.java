package dev.crossdock.bench;

import dev.crossdock.stack.settings.BasicAuthentication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** How fast documents are stored and read: streamed through the application, hashed, registered and announced. */
@Command(
        name = "documents",
        mixinStandardHelpOptions = true,
        description = {
            "MiB per second through POST and GET /api/documents.",
            "Baselines: s3-client, the bare S3 client on the same object store, which registers nothing and hashes only what"
                    + " a signature needs; s3-client-parts, the same by multipart uploads, as documents are stored.",
            "What is stored is removed afterwards."
        })
final class DocumentsBench implements Callable<Integer> {

    private static final int MIB = 1 << 20;

    /** Stores content and tells under which name. */
    private interface Up {
        String send() throws Exception;
    }

    /** Reads content under a name to its end. */
    private interface Down {
        long read(String name) throws Exception;
    }

    @Spec
    CommandSpec spec;

    @Option(names = "--mib", description = "Size of a document in MiB (default: ${DEFAULT-VALUE}).")
    int mib = 128;

    @Option(names = "--documents", description = "Documents per run (default: ${DEFAULT-VALUE}).")
    int documents = 4;

    @Option(names = "--connections", description = "Transfers at the same time (default: ${DEFAULT-VALUE}).")
    int connections = 2;

    @Option(names = "--rounds", description = "Interleaved rounds (default: ${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    private final Settings settings = Settings.ofThisStack();
    private final Report report = new Report("documents");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api = URI.create(settings.api() + "/documents");
    private final List<String> stored = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        long size = (long) mib * MIB;
        try (BareStore bare = new BareStore(settings)) {
            round("crossdock", () -> upload(size), this::download, 1);
            round("s3-client", () -> bare.put(size), bare::read, 1);
            round("s3-client-parts", () -> bare.putParts(size), bare::read, 1);
            for (int round = 0; round < rounds; round++) {
                measure("crossdock", () -> upload(size), this::download);
                measure("s3-client", () -> bare.put(size), bare::read);
                measure("s3-client-parts", () -> bare.putParts(size), bare::read);
            }
        } finally {
            for (String id : stored) {
                remove(id);
            }
        }
        report.compare("crossdock up", "s3-client up", "s3-client up");
        report.compare("crossdock up", "s3-client-parts up", "s3-client-parts up");
        report.compare("crossdock down", "s3-client down", "s3-client down");
        report.note("per second: MiB. " + documents + " documents of " + mib + " MiB, " + connections
                + " at the same time; " + rounds + " rounds, interleaved; medians.");
        report.note(
                "s3-client sends a document in one request, s3-client-parts in parts of 8 MiB; both drop what they read.");
        report.print(spec.commandLine().getOut(), json);
        return 0;
    }

    private void measure(String name, Up up, Down down) throws Exception {
        double[] rates = round(name, up, down, documents);
        report.add(name + " up", rates[0]);
        report.add(name + " down", rates[1]);
        spec.commandLine()
                .getErr()
                .println(name + ": up " + Math.round(rates[0]) + " MiB/s, down " + Math.round(rates[1]) + " MiB/s");
        spec.commandLine().getErr().flush();
    }

    private double[] round(String name, Up up, Down down, int count) throws Exception {
        long started = System.nanoTime();
        List<String> names = all(count, index -> up.send());
        long between = System.nanoTime();
        List<Long> read = all(count, index -> down.read(names.get(index)));
        long ended = System.nanoTime();
        if (read.stream().anyMatch(bytes -> bytes != (long) mib * MIB)) {
            throw new BenchException(name + " gave other content than was stored");
        }
        double total = (double) mib * count;
        return new double[] {total / ((between - started) / 1e9), total / ((ended - between) / 1e9)};
    }

    private interface Work<T> {
        T at(int index) throws Exception;
    }

    private <T> List<T> all(int count, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                calls.add(() -> work.at(index));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private String upload(long size) throws IOException, InterruptedException {
        HttpRequest request = request("producer", api)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Filler(size)), size))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new BenchException("POST " + api + " answered " + answer.statusCode() + ": " + answer.body());
        }
        String id = JsonMapper.shared().readTree(answer.body()).path("id").asString();
        synchronized (stored) {
            stored.add(id);
        }
        return id;
    }

    private long download(String id) throws IOException, InterruptedException {
        HttpRequest request = request("producer", URI.create(api + "/" + id)).build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream content = answer.body()) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void remove(String id) throws IOException, InterruptedException {
        http.send(request("operator", URI.create(api + "/" + id)).DELETE().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String role, URI uri) {
        return HttpRequest.newBuilder(uri)
                .header(BasicAuthentication.HEADER, settings.credentials(role).basic());
    }
}
