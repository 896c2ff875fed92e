package dev.crossdock.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Who looks at a console page, and which parts of it are for them. */
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

    private ExternalContext external() {
        return faces.getExternalContext();
    }
}
