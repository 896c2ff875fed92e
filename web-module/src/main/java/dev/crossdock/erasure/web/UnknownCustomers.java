package dev.crossdock.erasure.web;

import dev.crossdock.erasure.UnknownCustomerException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers the erasure of somebody whom no store knows with 404 and what to do if that is meant. */
@Provider
public class UnknownCustomers implements ExceptionMapper<UnknownCustomerException> {

    @Override
    public Response toResponse(UnknownCustomerException exception) {
        return Problem.notFound("Nothing was erased: " + exception.getMessage()
                        + ". Check the id; with ?force=true the erasure is published all the same, for somebody whose"
                        + " records may still be on their way.")
                .response();
    }
}
