package dev.crossdock.bench;

import dev.crossdock.bench.s3.S3Objects;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

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
final class DocumentsBench extends Bench {

    private static final int MIB = 1 << 20;

    /** Reads content under a name to its end. */
    private interface Down {
        long read(String name) throws Exception;
    }

    @Option(names = "--mib", description = "Size of a document in MiB (default: ${DEFAULT-VALUE}).")
    int mib = 128;

    @Option(names = "--documents", description = "Documents per run (default: ${DEFAULT-VALUE}).")
    int documents = 4;

    @Option(names = "--connections", description = "Transfers at the same time (default: ${DEFAULT-VALUE}).")
    int connections = 2;

    private final ApiClient api = stack.api();
    private final List<String> stored = new CopyOnWriteArrayList<>();

    DocumentsBench() {
        super(3);
    }

    /** Two parts of a multipart upload. */
    @Override
    void shrink() {
        mib = 9;
        documents = 2;
    }

    @Override
    void measure() throws Exception {
        long size = (long) mib * MIB;
        try (ObjectClient bare = BaselineLoader.load("s3-client", S3Objects.class, stack.settings())) {
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
                api.delete("operator", "/api/documents/" + id);
            }
        }
        report.compareRates("crossdock up", "s3-client up", "s3-client up");
        report.compareRates("crossdock up", "s3-client-parts up", "s3-client-parts up");
        report.compareRates("crossdock down", "s3-client down", "s3-client down");
        report.note("per second: MiB. " + documents + " documents of " + mib + " MiB, " + connections
                + " at the same time; " + rounds + " rounds, interleaved; medians.");
        report.note(
                "s3-client sends a document in one request, s3-client-parts in parts of 8 MiB; both drop what they read.");
    }

    private void measure(String name, Callable<String> up, Down down) throws Exception {
        double[] rates = round(name, up, down, documents);
        rate(name + " up", rates[0]);
        rate(name + " down", rates[1]);
    }

    private double[] round(String contestant, Callable<String> up, Down down, int count) throws Exception {
        long started = System.nanoTime();
        List<String> names = Parallel.call(connections, Collections.nCopies(count, up));
        long between = System.nanoTime();
        List<Long> read = Parallel.call(
                connections,
                names.stream()
                        .<Callable<Long>>map(name -> () -> down.read(name))
                        .toList());
        long ended = System.nanoTime();
        if (read.stream().anyMatch(bytes -> bytes != (long) mib * MIB)) {
            throw new StackException(contestant + " gave other content than was stored");
        }
        double total = (double) mib * count;
        return new double[] {total / ((between - started) / 1e9), total / ((ended - between) / 1e9)};
    }

    private String upload(long size) {
        JsonNode answer = api.post(
                "producer",
                "/api/documents",
                "application/octet-stream",
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new RandomContent(size)), size));
        String id = answer.path("id").asString();
        stored.add(id);
        return id;
    }

    private long download(String id) throws IOException {
        try (InputStream content = api.send(
                api.request("producer", "/api/documents/" + id).setHeader("Accept", "*/*"),
                BodyHandlers.ofInputStream())) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }
}
