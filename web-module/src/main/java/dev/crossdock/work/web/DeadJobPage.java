package dev.crossdock.work.web;

import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import dev.crossdock.work.DeadJob;
import dev.crossdock.work.DeadJobs;
import dev.crossdock.work.InvalidField;
import dev.crossdock.work.InvalidJobException;
import jakarta.annotation.PostConstruct;
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

    private String id = "";
    private @Nullable String body;
    private @Nullable String reason;

    @PostConstruct
    void open() {
        id = visitor.asked("id");
        jobs.find(id).ifPresent(this::show);
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
            if (jobs.edit(actor, id, JSON.readTree(String.valueOf(body))) && jobs.redrive(actor, id)) {
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
    public String getId() {
        return id;
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
