package dev.crossdock.bench;

import java.io.IOException;

/** The bare client of the object store, with a bucket of its own that goes when it is closed. */
public interface ObjectClient extends AutoCloseable {

    /** Stores random content of a size in one request; the key of the object. */
    String put(long size);

    /** As {@link #put}, in parts as large as those of the application. */
    String putParts(long size);

    /** Reads an object to its end; how many bytes it has. */
    long read(String key) throws IOException;

    @Override
    void close();
}
