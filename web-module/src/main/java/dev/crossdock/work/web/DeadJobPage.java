package dev.crossdock.work.web;

import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import dev.crossdock.work.DeadJob;
import dev.crossdock.work.DeadJobs;
import dev.crossdock.work.InvalidField;
import dev.crossdock.work.InvalidJobException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One dead job on the console: its body, to be corrected and queued again. */
@Named("deadJob")
@ViewScoped
public class DeadJobPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Inject
    transient DeadJobs jobs;

    @Inject
    transient Visitor visitor;

    @Inject
    transient Notices notices;

    private @Nullable String id;
    private @Nullable String body;
    private @Nullable String reason;

    /** Reads the job when the page is opened. */
    public void open() {
        jobs.find(String.valueOf(id)).ifPresent(this::show);
    }

    private void show(DeadJob job) {
        body = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(job.body());
        reason = job.reason();
    }

    /** Stores the corrected body and queues the job again. */
    public @Nullable String correct() {
        if (!visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return null;
        }
        try {
            String actor = String.valueOf(visitor.getName());
            String job = String.valueOf(id);
            if (jobs.edit(actor, job, JSON.readTree(String.valueOf(body))) && jobs.redrive(actor, job)) {
                return "/console/work.xhtml?faces-redirect=true";
            }
            notices.error("The job is not dead any more.");
        } catch (JacksonException e) {
            notices.error("This is not JSON: " + e.getOriginalMessage());
        } catch (InvalidJobException e) {
            for (InvalidField field : e.fields()) {
                notices.error(field.pointer() + ": " + field.detail());
            }
        }
        return null;
    }

    /** The job's id, from the address of the page. */
    public @Nullable String getId() {
        return id;
    }

    /** Set by the page. */
    public void setId(@Nullable String id) {
        this.id = id;
    }

    /** The body as text. */
    public @Nullable String getBody() {
        return body;
    }

    /** Set by the form. */
    public void setBody(@Nullable String body) {
        this.body = body;
    }

    /** Why the job is dead. */
    public @Nullable String getReason() {
        return reason;
    }
}
