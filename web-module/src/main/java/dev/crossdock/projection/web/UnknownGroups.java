package dev.crossdock.projection.web;

import dev.crossdock.group.UnknownGroupException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a wrong group name with 404 and the names there are. */
@Provider
public class UnknownGroups implements ExceptionMapper<UnknownGroupException> {

    @Override
    public Response toResponse(UnknownGroupException exception) {
        return Problem.notFound(String.valueOf(exception.getMessage())).response();
    }
}
