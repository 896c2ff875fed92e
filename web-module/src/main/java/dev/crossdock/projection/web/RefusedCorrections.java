package dev.crossdock.projection.web;

import dev.crossdock.projection.CorrectionRefusedException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a corrected value that is none with what is wrong with it. */
@Provider
public class RefusedCorrections implements ExceptionMapper<CorrectionRefusedException> {

    @Override
    public Response toResponse(CorrectionRefusedException exception) {
        return Problem.of(
                        Response.Status.BAD_REQUEST,
                        "correction-refused",
                        "The group cannot process this value either",
                        exception.getMessage() + "; nothing was changed.")
                .response();
    }
}
