package dev.crossdock.stack.service;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One server of the stack: what it needs, how it is started, and how one knows that it is ready. */
public interface Service {

    /** The name in commands, files and reports. */
    String name();

    /** The name of the first, second, third of a kind. */
    static String numbered(String kind, int number) {
        return number == 1 ? kind : kind + "-" + number;
    }

    /** What it listens on; the first port is the one that is reported. */
    List<Integer> ports();

    /** The resident memory to expect, in MiB. */
    int expectedMiB();

    /** The services that must be ready before. */
    default List<String> needs() {
        return List.of();
    }

    /** The services that are ready before it is started: what it needs, or what others wait for more than for it. */
    default List<String> startsAfter() {
        return needs();
    }

    /** Whether the application does without it: left out, it is not told where it would be. */
    default boolean isOptional() {
        return false;
    }

    /** The keys by which the application finds it; who sets the first points at a server of their own. */
    default List<String> keys() {
        return List.of();
    }

    /** The key by which a user points at a server of their own; empty if there can be none. */
    default String externalKey() {
        return keys().isEmpty() ? "" : keys().get(0);
    }

    /** Where the server of the user's own listens. */
    default List<HostAndPort> externalAddresses() {
        return List.of();
    }

    /** Asks the server of the user's own whether it is there; an exception, soon, if it is not. */
    default void checkExternal() throws Exception {
        Probe.any(externalAddresses(), Probe::accepts);
    }

    /** Writes configuration and makes data folders; called only when the service is about to start. */
    void prepare() throws IOException, InterruptedException;

    /** The command line. */
    List<String> command();

    /** Environment variables of the process. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the server answers as it should; an exception means "not yet". */
    boolean isReady() throws Exception;

    /** What follows once the server answers for the first time. */
    default void afterReady() throws Exception {}

    /** Whether the server refuses to run as root. */
    default boolean refusesRoot() {
        return false;
    }

    /** The newest Java it runs on. */
    default int newestJava() {
        return Integer.MAX_VALUE;
    }

    /** What its log says, one or the other, when it runs on but will never be ready. */
    default List<String> fatalMessages() {
        return List.of();
    }

    /** The signal that ends it in an orderly way. */
    default String stopSignal() {
        return "TERM";
    }

    /** The values of {@link #keys()} for the server that is started here. */
    default Map<String, String> applicationSettings() {
        return Map.of();
    }
}
