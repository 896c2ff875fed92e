package dev.crossdock.wildfly;

import dev.crossdock.stack.testing.PortabilityContract;

/** The application on WildFly. */
class WildFlyIT extends PortabilityContract {}
