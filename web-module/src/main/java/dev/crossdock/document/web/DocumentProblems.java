package dev.crossdock.document.web;

import dev.crossdock.document.ContentMismatchException;
import dev.crossdock.document.ContentRefusedException;
import dev.crossdock.document.InvalidDocumentException;
import dev.crossdock.document.OffsetMismatchException;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.TooManyUploadsException;
import dev.crossdock.document.UploadBusyException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.Problems;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Response.Status;

/** What goes wrong with documents. */
@Dependent
public class DocumentProblems extends Problems {

    DocumentProblems() {
        answer(InvalidDocumentException.class, e -> Problem.parameter(e.field(), message(e)));
        answer(ContentRefusedException.class, DocumentProblems::refused);
        answer(OffsetMismatchException.class, DocumentProblems::mismatch);
        answer(
                UploadBusyException.class,
                e -> Problem.of(Status.CONFLICT, "upload-busy", "The upload is busy", message(e))
                        .passing());
        answer(
                StoreUnavailableException.class,
                e -> Problem.of(
                                Status.SERVICE_UNAVAILABLE,
                                "object-store-unavailable",
                                "The object store cannot do its work now",
                                "Nothing was stored or read; try again: " + message(e))
                        .passing());
        answer(
                TooManyUploadsException.class,
                e -> Problem.of(
                                Status.SERVICE_UNAVAILABLE,
                                "too-many-uploads",
                                "Too many uploads are under way",
                                message(e))
                        .passing());
        answer(ContentMismatchException.class, DocumentProblems::altered);
    }

    private static Problem refused(ContentRefusedException e) {
        String why = message(e);
        return switch (e.reason()) {
            case EMPTY -> Problem.of(Status.BAD_REQUEST, "empty-document", "The document is empty", why);
            case TOO_LARGE ->
                Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, "document-too-large", "The document is too large", why);
            case WRONG_LENGTH ->
                Problem.of(Status.BAD_REQUEST, "wrong-length", "The content is not as long as announced", why);
            case WRONG_CHECKSUM ->
                Problem.of(Status.BAD_REQUEST, "wrong-checksum", "The content is not what was announced", why);
            case WITHDRAWN ->
                Problem.of(Status.CONFLICT, "document-withdrawn", "The document is not wanted any more", why);
        };
    }

    private static Problem mismatch(OffsetMismatchException e) {
        return Problem.of(
                        Status.CONFLICT,
                        "mismatching-upload-offset",
                        "The content does not begin where the upload ends",
                        message(e))
                .header(UploadsResource.OFFSET, e.offset());
    }

    private static Problem altered(ContentMismatchException e) {
        return Problem.of(
                Status.INTERNAL_SERVER_ERROR,
                "content-altered",
                "The content is not what was stored",
                "It was altered or lost in the object store and is not given out; operators were told: " + message(e));
    }
}
