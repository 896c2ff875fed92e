package dev.crossdock.stack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.io.file.PathUtils;

/** Makes, copies and deletes folders. */
public final class Folders {

    private Folders() {}

    /** Copies a folder unless the target is there already; an interrupted copy leaves no target behind. */
    public static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            return;
        }
        var unfinished = to.resolveSibling(to.getFileName() + ".new");
        delete(unfinished);
        Files.createDirectories(to.getParent());
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, unfinished.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a folder that only its owner may enter, or makes it so: customers' data and logs are nobody else's. */
    public static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** Deletes a folder if it exists; links are removed, never followed. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }
}
