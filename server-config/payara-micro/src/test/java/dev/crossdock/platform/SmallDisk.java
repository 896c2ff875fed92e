package dev.crossdock.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * A folder that is a disk of its own and can be filled.
 *
 * @param folder where it is mounted
 * @param mebibytes how much it holds
 */
record SmallDisk(Path folder, int mebibytes) {

    private static final int BLOCK = 4096;

    /** Puts the disk there; false if this user may not do that. */
    boolean mount() {
        try {
            Files.createDirectories(folder);
            return run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "crossdock-test", folder.toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the disk away with all that is on it, one that an interrupted run left behind too. */
    void unmount() {
        while (isMounted()) {
            if (!run("umount", folder.toString())) {
                throw new IllegalStateException("cannot unmount " + folder + ": does a server still use it?");
            }
        }
    }

    private boolean isMounted() {
        return run("mountpoint", "-q", folder.toString());
    }

    /** Takes every byte that is left, but for so many. */
    void fill(long left) {
        byte[] block = new byte[BLOCK];
        try (OutputStream out =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (folder.toFile().getUsableSpace() > left) {
                out.write(block);
            }
        } catch (IOException full) {
            // A server took the last of it.
        }
    }

    /** Gives back what was taken. */
    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
