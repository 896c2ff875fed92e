package dev.crossdock.platform;

import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a server's data on a small file system of its own, which can be filled and emptied again; for root only. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Platform platform;
    private final String server;
    private final Path data;
    private final Path aside;

    private SmallDisk(Platform platform, String server) {
        this.platform = platform;
        this.server = server;
        this.data = platform.stack.settings().home().resolve("data").resolve(server);
        this.aside = data.resolveSibling(server + ".aside");
    }

    /** Whether this machine lets the tests mount anything. */
    static boolean isPossible() throws IOException {
        Path place = Files.createTempDirectory("crossdock-mount");
        try {
            return run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString()) == 0
                    && run("umount", place.toString()) == 0;
        } finally {
            Files.delete(place);
        }
    }

    /** Stops the server, moves its data to a file system of that size, and starts it again. */
    static SmallDisk under(Platform platform, String server, int mebibytes) {
        SmallDisk disk = new SmallDisk(platform, server);
        platform.stack.kill(server);
        disk.must("mv", disk.data.toString(), disk.aside.toString());
        disk.must("mkdir", disk.data.toString());
        disk.must("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", disk.data.toString());
        disk.copy(disk.aside, disk.data);
        platform.start();
        return disk;
    }

    /** Leaves not a block free. */
    void fill() {
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            byte[] chunk = new byte[CHUNK];
            while (true) {
                ballast.write(chunk);
            }
        } catch (IOException full) {
            if (data.toFile().getUsableSpace() >= CHUNK) {
                throw new UncheckedIOException("the disk of " + server + " could not be filled", full);
            }
        }
    }

    /** Gives the space back. */
    void empty() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return data.resolve("ballast");
    }

    /** Brings the data back to where it was. */
    @Override
    public void close() {
        empty();
        platform.stack.kill(server);
        must("rm", "-rf", aside.toString());
        must("mkdir", aside.toString());
        copy(data, aside);
        must("umount", data.toString());
        must("rmdir", data.toString());
        must("mv", aside.toString(), data.toString());
        platform.start();
    }

    private void copy(Path from, Path to) {
        must("cp", "-a", from + "/.", to.toString());
        must("chown", "--reference=" + from, to.toString());
        must("chmod", "--reference=" + from, to.toString());
    }

    private void must(String... command) {
        int status = run(command);
        if (status != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + status);
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
