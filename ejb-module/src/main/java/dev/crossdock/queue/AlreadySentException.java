package dev.crossdock.queue;

/** The broker has a message of the same duplicate id already, so it took nothing of what was to be committed. */
public class AlreadySentException extends Exception {

    private static final long serialVersionUID = 1L;
}
