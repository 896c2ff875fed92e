package dev.crossdock.document.web;

import dev.crossdock.document.Documents;
import dev.crossdock.document.InvalidDocumentException;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.Uploads;
import dev.crossdock.document.Uploads.Progress;
import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Documents that come in several pieces: begin, ask how far it is, go on from there. */
@Path("documents/uploads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRODUCER, Roles.DATA_ENGINEER, Roles.OPERATOR})
public class UploadsResource extends ActingResource {

    static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    @Inject
    Uploads uploads;

    @Inject
    Documents documents;

    /** Begins an upload; its content comes with {@code PATCH}. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response begin(@BeanParam DocumentParameters described, @HeaderParam(LENGTH) @Nullable String length)
            throws Exception {
        Long bytes = DocumentParameters.length(LENGTH, length);
        if (bytes == null) {
            throw new InvalidDocumentException(LENGTH, "expected the length of the whole document in bytes.");
        }
        Progress begun = uploads.begin(actor(), described.document(bytes));
        return progress(Response.created(URI.create("/api/documents/uploads/" + begun.id())), begun)
                .header("Upload-Limit", "min-append-size=" + Uploads.LEAST_APPEND)
                .entity(begun)
                .build();
    }

    /** How far an upload is, in headers. */
    @HEAD
    @Path("{id}")
    public Response head(@PathParam("id") String id) throws StoreUnavailableException {
        return progress(Response.noContent(), found(id)).build();
    }

    /** How far an upload is. */
    @GET
    @Path("{id}")
    public Progress get(@PathParam("id") String id) throws StoreUnavailableException {
        return found(id);
    }

    /** Adds the body; with the last byte the document is stored. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response append(@PathParam("id") String id, @HeaderParam(OFFSET) @Nullable String offset, InputStream body)
            throws Exception {
        Long from = DocumentParameters.length(OFFSET, offset);
        if (from == null) {
            throw new InvalidDocumentException(OFFSET, "expected where the content begins; HEAD tells it.");
        }
        Progress reached = uploads.append(id, from, body).orElseThrow(() -> unknown(id));
        if (!reached.complete()) {
            return progress(Response.noContent(), reached).build();
        }
        return progress(
                        Response.fromResponse(
                                DocumentsResource.created(documents.find(id).orElseThrow(() -> unknown(id)))),
                        reached)
                .build();
    }

    /** Gives an upload up. */
    @DELETE
    @Path("{id}")
    public Response cancel(@PathParam("id") String id) throws StoreUnavailableException {
        if (!uploads.cancel(id)) {
            throw unknown(id);
        }
        return Response.noContent().build();
    }

    private Progress found(String id) throws StoreUnavailableException {
        return uploads.progress(id).orElseThrow(() -> unknown(id));
    }

    private static Response.ResponseBuilder progress(Response.ResponseBuilder response, Progress progress) {
        return response.header(OFFSET, progress.offset())
                .header(LENGTH, progress.length())
                .header("Upload-Complete", progress.complete() ? "?1" : "?0")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.notFound("There is no upload '" + id + "'; begin one with POST /api/documents/uploads."));
    }
}
