package dev.crossdock.activity.store;

import jakarta.ejb.ApplicationException;

/** OpenSearch gives no answer, or is too busy for one. Nothing is known about what was asked; asking again may help. */
@ApplicationException(rollback = true)
public class SearchEngineUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SearchEngineUnavailableException(String url, Throwable cause) {
        super("OpenSearch at " + withoutUser(url) + " does not answer: " + cause.getMessage(), cause);
    }

    SearchEngineUnavailableException(String url, String answer) {
        super("OpenSearch at " + withoutUser(url) + " cannot answer now: " + answer);
    }

    private static String withoutUser(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }
}
