package dev.crossdock.activity.store;

import jakarta.ejb.ApplicationException;

/**
 * OpenSearch gives no answer, is too busy for one, or does not let us in. Nothing is known about what was asked; asking again
 * may help.
 */
@ApplicationException(rollback = true)
public class SearchEngineUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SearchEngineUnavailableException(String url, Throwable cause) {
        super("OpenSearch at " + withoutUser(url) + " does not answer: " + cause.getMessage(), cause);
    }

    SearchEngineUnavailableException(String url, String answer) {
        this("OpenSearch at " + withoutUser(url) + " cannot answer now: " + answer);
    }

    private SearchEngineUnavailableException(String message) {
        super(message);
    }

    static SearchEngineUnavailableException accessDenied(String url, String refusal) {
        return new SearchEngineUnavailableException(
                "OpenSearch at " + withoutUser(url) + " does not let us in: " + refusal);
    }

    private static String withoutUser(String url) {
        return url.replaceAll("//[^/@,]*@", "//");
    }
}
