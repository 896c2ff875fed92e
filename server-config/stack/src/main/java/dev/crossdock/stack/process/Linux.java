package dev.crossdock.stack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the kernel tells about processes, memory and ports, read from {@code /proc}. */
public final class Linux {

    private static final Path PROC = Path.of("/proc");

    private Linux() {}

    /** Whether this process is root. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The start time of a process in clock ticks since boot: together with the id it names a process for good. */
    public static Optional<Long> startTicks(long pid) {
        try {
            return parseStartTicks(Files.readString(PROC.resolve(pid + "/stat")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Field 22 of {@code /proc/PID/stat}. */
    static Optional<Long> parseStartTicks(String stat) {
        // The command in field 2 may itself hold spaces and brackets.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return "Z".equals(fields[0]) ? Optional.empty() : Optional.of(Long.parseLong(fields[19]));
    }

    /** Resident memory of a process and its descendants in MiB; shared pages are counted once where that is readable. */
    public static long residentMiB(long pid) {
        return withDescendants(pid).mapToLong(Linux::residentKiB).sum() / 1024;
    }

    private static long residentKiB(long pid) {
        try {
            return kibibytes(Files.readAllLines(PROC.resolve(pid + "/smaps_rollup")), "Pss:");
        } catch (IOException notAllowed) {
            try {
                return kibibytes(Files.readAllLines(PROC.resolve(pid + "/status")), "VmRSS:");
            } catch (IOException gone) {
                return 0;
            }
        }
    }

    /** CPU seconds that a process and its descendants have used so far, rounded to tenths. */
    public static double cpuSeconds(long pid) {
        long millis = withDescendants(pid)
                .flatMap(process -> ProcessHandle.of(process).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
        return Math.round(millis / 100.0) / 10.0;
    }

    private static Stream<Long> withDescendants(long pid) {
        var descendants = ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty);
        return Stream.concat(Stream.of(pid), descendants.map(ProcessHandle::pid));
    }

    /** Memory that can be used without swapping, in MiB. */
    public static long availableMiB() {
        try {
            return kibibytes(Files.readAllLines(PROC.resolve("meminfo")), "MemAvailable:") / 1024;
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    static long kibibytes(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.replaceAll("\\D+", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Whether a server could listen on a loopback port now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Who listens on a port, as "name (pid n)", where the rights of this user suffice to know it. */
    public static Optional<String> listener(int port) {
        return Stream.of("net/tcp", "net/tcp6")
                .map(PROC::resolve)
                .flatMap(Linux::lines)
                .map(line -> socketOf(line, port))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(Linux::owner);
    }

    /** The inode of the listening socket of a port, if this line of {@code /proc/net/tcp} is it. */
    static Optional<String> socketOf(String line, int port) {
        var fields = line.strip().split("\\s+", -1);
        var listens = fields.length > 9 && fields[3].equals("0A") && fields[1].endsWith(":%04X".formatted(port));
        return listens ? Optional.of(fields[9]) : Optional.empty();
    }

    private static Optional<String> owner(String inode) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), "socket:[" + inode + "]"))
                .findFirst()
                .map(process -> "%s (pid %d)"
                        .formatted(
                                process.info()
                                        .command()
                                        .map(command ->
                                                Path.of(command).getFileName().toString())
                                        .orElse("a process"),
                                process.pid()));
    }

    private static boolean holds(long pid, String socket) {
        try (var descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
            return descriptors.anyMatch(link -> {
                try {
                    return Files.readSymbolicLink(link).toString().equals(socket);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Whether every user may walk down to a folder; {@code /root}, for one, usually forbids it. */
    public static boolean isTraversableByOthers(Path folder) {
        for (var step = folder.toAbsolutePath(); step != null; step = step.getParent()) {
            try {
                if (Files.exists(step)
                        && !Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
