package dev.crossdock.review.cluster;

/** A cluster that does not answer, or not to us; the message says where and why. */
public class ClusterUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    ClusterUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
