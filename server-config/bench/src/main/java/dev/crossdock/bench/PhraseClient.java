package dev.crossdock.bench;

import java.io.IOException;

/** The bare client of the search engine. */
public interface PhraseClient extends AutoCloseable {

    /** Reads the newest documents with this phrase; there must be one. */
    void ask(String phrase) throws IOException;

    @Override
    void close() throws IOException;
}
