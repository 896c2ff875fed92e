package dev.crossdock.work.web;

import dev.crossdock.web.Problem;
import dev.crossdock.work.KeyReusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers an idempotency key that stands for another job. */
@Provider
public class ReusedKeys implements ExceptionMapper<KeyReusedException> {

    @Override
    public Response toResponse(KeyReusedException exception) {
        return Problem.of(
                        Response.Status.CONFLICT,
                        "idempotency-key-reused",
                        "The key stands for another job",
                        String.valueOf(exception.getMessage()))
                .response();
    }
}
