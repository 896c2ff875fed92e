package dev.crossdock.document.web;

import dev.crossdock.document.ByteRange;
import dev.crossdock.document.Document;
import dev.crossdock.document.DocumentReader;
import dev.crossdock.document.Documents;
import dev.crossdock.document.StoreUnavailableException;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Documents: their content as it came, and what is known of them. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource extends ActingResource {

    /** Content up to this is checked before the first byte is given out, so that what is wrong can be said. */
    private static final int CHECKED_FIRST = 1 << 20;

    @Inject
    Documents documents;

    @Inject
    DocumentReader reader;

    /** Stores the body. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.PRODUCER, Roles.DATA_ENGINEER, Roles.OPERATOR})
    public Response store(
            @BeanParam DocumentParameters described,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body)
            throws Exception {
        Long announced = DocumentParameters.length(HttpHeaders.CONTENT_LENGTH, length);
        Long bytes = announced == null || announced == 0 ? null : announced;
        return created(documents.store(actor(), described.document(bytes), body));
    }

    static Response created(Document stored) {
        StoredDocument answer = StoredDocument.of(stored);
        return Response.created(URI.create(answer.self()))
                .header(HttpHeaders.ETAG, etag(stored))
                .entity(answer)
                .build();
    }

    /** The content, all of it or one range; all of it is checked on the way. */
    @GET
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.PRODUCER, Roles.SUPPORT_AGENT, Roles.OPERATOR})
    public Response content(
            @PathParam("id") String id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch)
            throws Exception {
        Document document = stored(id);
        if (ifNoneMatch != null && ifNoneMatch.contains(etag(document))) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, etag(document))
                    .build();
        }
        long size = document.reference().bytes();
        boolean ranged = ifRange == null || ifRange.strip().equals(etag(document));
        ByteRange wanted = ByteRange.of(ranged ? range : null, size);
        if (wanted instanceof ByteRange.Unsatisfiable) {
            return outside(range, size);
        }
        documents.noteReading(actor(), document);
        return wanted instanceof ByteRange.Part part ? some(document, part) : all(document);
    }

    private Response all(Document document) throws Exception {
        InputStream content = reader.open(document.reference());
        byte[] beginning = beginning(content);
        StreamingOutput output = out -> {
            try (content) {
                out.write(beginning);
                content.transferTo(out);
            }
        };
        Response.ResponseBuilder response =
                described(Response.ok(output), document).header(HttpHeaders.CONTENT_LENGTH, document.bytes());
        // If the content turns out to be wrong, the only way to tell is to end the connection too early.
        return (beginning.length < CHECKED_FIRST ? response : response.header("Connection", "close")).build();
    }

    private static byte[] beginning(InputStream content) throws IOException {
        try {
            return content.readNBytes(CHECKED_FIRST);
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    private Response some(Document document, ByteRange.Part part) throws Exception {
        InputStream content = reader.open(document.reference(), part);
        StreamingOutput output = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return described(Response.status(Response.Status.PARTIAL_CONTENT).entity(output), document)
                .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + document.bytes())
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .build();
    }

    private static Response outside(@Nullable String range, long size) {
        return Problem.of(
                        Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE,
                        "range-not-satisfiable",
                        "There are no such bytes",
                        "The document has " + size + " bytes, asked for was '" + range + "'.")
                .header("Content-Range", "bytes */" + size)
                .response();
    }

    /** What a reading of the content would be answered with. */
    @HEAD
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.PRODUCER, Roles.SUPPORT_AGENT, Roles.OPERATOR})
    public Response head(@PathParam("id") String id) {
        Document document = stored(id);
        return described(Response.ok(), document)
                .header(HttpHeaders.CONTENT_LENGTH, document.bytes())
                .build();
    }

    /** What is known of a document; of a removed one, that it was and why it is no more. */
    @GET
    @Path("{id}/metadata")
    @RolesAllowed({Roles.PRODUCER, Roles.SUPPORT_AGENT, Roles.OPERATOR})
    public Document metadata(@PathParam("id") String id) {
        return documents.find(id).orElseThrow(() -> unknown(id));
    }

    /** Removes a document. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public Response remove(@PathParam("id") String id) throws StoreUnavailableException {
        if (!documents.remove(actor(), id)) {
            throw unknown(id);
        }
        return Response.noContent().build();
    }

    /** Somebody's file is never shown as a page of ours. */
    private static Response.ResponseBuilder described(Response.ResponseBuilder response, Document document) {
        return response.type(document.mediaType())
                .header(HttpHeaders.ETAG, etag(document))
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private static String etag(Document document) {
        return "\"" + document.sha256() + "\"";
    }

    private Document stored(String id) {
        Document document = documents.find(id).orElseThrow(() -> unknown(id));
        if (document.gone()) {
            throw new ProblemException(Problem.of(
                    Response.Status.GONE,
                    "document-removed",
                    "The document was removed",
                    "Document '" + id + "' was removed: " + document.reason() + "."));
        }
        if (!document.stored()) {
            throw unknown(id);
        }
        return document;
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.notFound("There is no document '" + id + "'."));
    }
}
