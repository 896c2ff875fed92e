package dev.crossdock.document.web;

import dev.crossdock.document.AlteredContentException;
import dev.crossdock.document.ContentMismatchException;
import dev.crossdock.document.ContentRefusedException;
import dev.crossdock.document.InvalidDocumentException;
import dev.crossdock.document.OffsetMismatchException;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.TooManyUploadsException;
import dev.crossdock.document.UploadBusyException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.concurrent.Callable;

/** What goes wrong with documents, as answers that a caller can act on. */
final class DocumentProblems {

    private DocumentProblems() {}

    /** Does the work, or ends the request with the problem that kept it from being done. */
    static <T> T orProblem(Callable<T> work) {
        try {
            return work.call();
        } catch (InvalidDocumentException e) {
            throw new ProblemException(Problem.parameter(e.field(), message(e)));
        } catch (ContentRefusedException e) {
            throw new ProblemException(refused(e));
        } catch (OffsetMismatchException e) {
            throw mismatch(e);
        } catch (UploadBusyException e) {
            throw later(Status.CONFLICT, "upload-busy", "The upload is busy", message(e));
        } catch (StoreUnavailableException e) {
            throw later(
                    Status.SERVICE_UNAVAILABLE,
                    "object-store-unavailable",
                    "The object store cannot do its work now",
                    "Nothing was stored or read; try again: " + message(e));
        } catch (TooManyUploadsException e) {
            throw later(Status.SERVICE_UNAVAILABLE, "too-many-uploads", "Too many uploads are under way", message(e));
        } catch (ContentMismatchException | AlteredContentException e) {
            throw new ProblemException(Problem.of(
                    Status.INTERNAL_SERVER_ERROR,
                    "content-altered",
                    "The content is not what was stored",
                    "It was altered or lost in the object store and is not given out; operators were told: "
                            + message(e)));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                    Status.BAD_REQUEST,
                    "incomplete-content",
                    "The content broke off",
                    "The connection ended before all of the content came; send it again."));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem refused(ContentRefusedException e) {
        return switch (e.reason()) {
            case EMPTY -> problem(Status.BAD_REQUEST, "empty-document", "The document is empty", e);
            case TOO_LARGE ->
                problem(Status.REQUEST_ENTITY_TOO_LARGE, "document-too-large", "The document is too large", e);
            case WRONG_LENGTH ->
                problem(Status.BAD_REQUEST, "wrong-length", "The content is not as long as announced", e);
            case WRONG_CHECKSUM ->
                problem(Status.BAD_REQUEST, "wrong-checksum", "The content is not what was announced", e);
            case WITHDRAWN -> problem(Status.CONFLICT, "document-withdrawn", "The document is not wanted any more", e);
        };
    }

    private static Problem problem(Status status, String kind, String title, ContentRefusedException e) {
        return Problem.of(status, kind, title, message(e));
    }

    private static WebApplicationException mismatch(OffsetMismatchException e) {
        Problem problem = Problem.of(
                Status.CONFLICT,
                "mismatching-upload-offset",
                "The content does not begin where the upload ends",
                message(e));
        return new WebApplicationException(Response.fromResponse(problem.response())
                .header(UploadsResource.OFFSET, e.offset())
                .build());
    }

    private static WebApplicationException later(Status status, String kind, String title, String detail) {
        return new WebApplicationException(
                Problem.of(status, kind, title, detail).passingResponse());
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
