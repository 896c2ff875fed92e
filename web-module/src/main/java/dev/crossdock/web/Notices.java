package dev.crossdock.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Tells whoever looks at a console page, above its content, what came of what they did. */
@RequestScoped
public class Notices {

    @Inject
    FacesContext faces;

    /** It went as it should. */
    public void info(String text) {
        say(FacesMessage.SEVERITY_INFO, text);
    }

    /** It did not, or not all of it, and may do so later. */
    public void warn(String text) {
        say(FacesMessage.SEVERITY_WARN, text);
    }

    /** It did not, and something has to be done otherwise. */
    public void error(String text) {
        say(FacesMessage.SEVERITY_ERROR, text);
    }

    private void say(FacesMessage.Severity severity, String text) {
        faces.addMessage(null, new FacesMessage(severity, text, null));
    }
}
