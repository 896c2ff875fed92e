package dev.crossdock.work;

import jakarta.ejb.ApplicationException;

/** An idempotency key stands for another job already: its sender has to take a new one. */
@ApplicationException(rollback = true)
public class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the key and the job. */
    public KeyReusedException(String key, String jobId) {
        super("Idempotency-Key '" + key + "' was used for job " + jobId
                + " with another body; take a new key for a new job.");
    }
}
