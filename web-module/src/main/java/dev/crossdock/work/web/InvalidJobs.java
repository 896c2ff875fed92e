package dev.crossdock.work.web;

import dev.crossdock.work.InvalidJobException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a job that cannot be accepted with everything that is wrong with it. */
@Provider
public class InvalidJobs implements ExceptionMapper<InvalidJobException> {

    @Override
    public Response toResponse(InvalidJobException exception) {
        return InvalidJob.response(exception);
    }
}
