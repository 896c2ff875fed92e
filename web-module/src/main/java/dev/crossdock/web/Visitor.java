package dev.crossdock.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who looks at a console page, what they ask for, which parts of it are for them, and where they are sent. */
@Named("visitor")
@RequestScoped
public class Visitor {

    @Inject
    FacesContext faces;

    /** The signed-in user's name; null when nobody is. */
    public @Nullable String getName() {
        return external().getRemoteUser();
    }

    /** Whether they may steer consumer groups and start checks. */
    public boolean isOperator() {
        return external().isUserInRole(Roles.OPERATOR);
    }

    /** Whether they help customers. */
    public boolean isSupportAgent() {
        return external().isUserInRole(Roles.SUPPORT_AGENT);
    }

    /** Whether they may look at workloads and findings. */
    public boolean isReviewReader() {
        return isOperator()
                || external().isUserInRole(Roles.DATA_ENGINEER)
                || external().isUserInRole(Roles.AUDITOR);
    }

    /** What the address of the page says under a name; empty if nothing. */
    public String asked(String parameter) {
        return external().getRequestParameterMap().getOrDefault(parameter, "");
    }

    /** Sends them to another page. */
    public void goTo(String page) throws IOException {
        external().redirect(external().getRequestContextPath() + page);
        faces.responseComplete();
    }

    /** Answers that there is no such page. */
    public void refuse(String why) throws IOException {
        external().responseSendError(HttpServletResponse.SC_NOT_FOUND, why);
        faces.responseComplete();
    }

    private ExternalContext external() {
        return faces.getExternalContext();
    }
}
