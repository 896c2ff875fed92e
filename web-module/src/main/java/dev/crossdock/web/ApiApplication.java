package dev.crossdock.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The root of the REST API; the container finds resources and providers by their annotations. */
@ApplicationPath("api")
public class ApiApplication extends Application {}
