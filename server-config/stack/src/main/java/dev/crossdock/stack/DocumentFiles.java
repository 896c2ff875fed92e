package dev.crossdock.stack;

import dev.crossdock.stack.review.docs.GeneratedDocuments;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the documents that are written from the contracts up to date on disk, and leaves other files alone. */
final class DocumentFiles {

    private final Path folder;

    DocumentFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes what is missing or outdated, and removes the decision records of workloads that are gone.
     *
     * @throws StackException if the folder cannot be written to
     */
    int write() {
        Map<String, String> texts = GeneratedDocuments.ofThisApplication();
        try {
            Files.createDirectories(folder.resolve(GeneratedDocuments.DECISIONS));
            int changed = 0;
            for (Path gone : gone(texts.keySet())) {
                Files.delete(gone);
                WorkloadReviews.print("removed  " + gone + "\n");
                changed++;
            }
            for (var text : texts.entrySet()) {
                if (put(folder.resolve(text.getKey()), text.getValue())) {
                    WorkloadReviews.print("written  " + folder.resolve(text.getKey()) + "\n");
                    changed++;
                }
            }
            WorkloadReviews.print(texts.size() + " documents in " + folder + ", " + changed + " changed.\n");
            return 0;
        } catch (IOException e) {
            throw new StackException("Cannot write to " + folder + " (" + e + "); give a folder of yours.", e);
        }
    }

    private static boolean put(Path file, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Files.write(file, content);
        return true;
    }

    /** Only pages that say they were written here; what somebody else put there stays. */
    private List<Path> gone(Set<String> current) throws IOException {
        List<Path> gone = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(GeneratedDocuments.DECISIONS))) {
            for (Path file : files.sorted().toList()) {
                if (!current.contains(GeneratedDocuments.DECISIONS + "/" + file.getFileName())
                        && file.toString().endsWith(".md")
                        && Files.readString(file).contains(GeneratedDocuments.ORIGIN)) {
                    gone.add(file);
                }
            }
        }
        return gone;
    }
}
