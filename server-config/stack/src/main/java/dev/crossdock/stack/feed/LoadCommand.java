package dev.crossdock.stack.feed;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.service.Folders;
import dev.crossdock.stack.settings.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./crossdock load FORMAT FILE…}: imports real data as events. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Import real data as events into the running platform.",
            "Loading the same file again changes nothing. Lines that cannot be used go to the reject file."
        })
public final class LoadCommand implements Callable<Integer> {

    /** The formats that can be read. */
    public enum Format {
        /** UCI Online Retail: invoice lines as CSV. */
        ONLINE_RETAIL("online-retail");

        private final String text;

        Format(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final int BATCH = 200;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "one of: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    Format format;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "the files to read, in this order")
    @SuppressWarnings("NullAway.Init")
    List<Path> files;

    @Option(names = "--reject-file", paramLabel = "FILE", description = "default: .crossdock/rejects/FORMAT-FILE")
    @Nullable Path rejectFile;

    @Option(names = "--json", description = "print the summary as JSON")
    boolean json;

    private record Summary(
            long lines, long used, long rejected, String rejectFile, long duplicates, Map<String, Long> events) {}

    private final Map<String, Long> events = new TreeMap<>();
    private final List<ImportedEvent> batch = new ArrayList<>();
    private long duplicates;
    private long used;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                System.err.println("cannot read " + file + ": give the path of a file in the format " + format);
                return 2;
            }
        }
        Path rejected = rejectFile == null ? defaultRejectFile() : rejectFile;
        load(new EventSender(ApiClient.ofThisStack()), rejected);
        return 0;
    }

    /** In a folder for its owner only: rejected lines are customers' data. */
    private Path defaultRejectFile() throws IOException {
        Path folder = Settings.ofThisProcess().home().resolve("rejects");
        Folders.makePrivate(folder);
        return folder.resolve(format + "-" + files.get(0).getFileName());
    }

    private void load(EventSender sender, Path rejected) throws IOException {
        if (rejected.toAbsolutePath().getParent() != null) {
            Files.createDirectories(rejected.toAbsolutePath().getParent());
        }
        long lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(rejected);
                Rejects rejects = new Rejects(out)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                ProgressBar progress = new ProgressBar(name, Files.size(file));
                lines += new OnlineRetailImporter(
                                imported -> add(sender, rejects, name, imported), rejects, progress::at)
                        .read(file);
                send(sender, rejects, name);
                progress.done();
            }
            print(lines, rejects.count(), rejected);
        }
    }

    private void add(EventSender sender, Rejects rejects, String file, ImportedEvent imported) {
        batch.add(imported);
        if (batch.size() >= BATCH) {
            send(sender, rejects, file);
        }
    }

    private void send(EventSender sender, Rejects rejects, String file) {
        if (batch.isEmpty()) {
            return;
        }
        List<JsonNode> answers =
                sender.send(batch.stream().map(ImportedEvent::event).toList());
        for (int i = 0; i < answers.size(); i++) {
            ImportedEvent imported = batch.get(i);
            JsonNode answer = answers.get(i);
            if (answer.path("status").asInt(0) == 202 && !answer.path("differs").asBoolean(false)) {
                events.merge(imported.event().get("type").stringValue(), 1L, Long::sum);
                duplicates += answer.path("duplicate").asBoolean(false) ? 1 : 0;
                used += imported.lines().size();
            } else {
                String reason = "not accepted: " + answer.path("detail").asString("no reason given");
                imported.lines().forEach(line -> rejects.add(file, line, reason, ""));
            }
        }
        batch.clear();
    }

    private void print(long lines, long rejectedLines, Path rejected) {
        if (json) {
            System.out.println(Events.JSON.writeValueAsString(
                    new Summary(lines, used, rejectedLines, rejected.toString(), duplicates, events)));
            return;
        }
        System.out.printf("%,d lines = %,d used + %,d rejected%n", lines, used, rejectedLines);
        if (rejectedLines > 0) {
            System.out.println("rejected lines and their reasons: " + rejected);
        }
        events.forEach((type, count) -> System.out.printf("%,9d %s%n", count, type));
        if (duplicates > 0) {
            System.out.printf("%,d of these events were known already; they changed nothing%n", duplicates);
        }
    }
}
