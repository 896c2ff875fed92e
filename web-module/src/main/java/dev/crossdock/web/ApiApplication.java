package dev.crossdock.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The root of the REST API; the container finds resources and providers by their annotations. */
@ApplicationPath("api")
public class ApiApplication extends Application {

    /**
     * Jersey's JSON providers claim the same types and media type as {@link Json}, and which of two equals it takes differs
     * from start to start. It registers the one whose feature has this name only, so none. Other servers do not know this
     * property and prefer an application's own.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.jsonFeature", "crossdock", "jersey.config.server.jsonFeature", "crossdock");
    }
}
