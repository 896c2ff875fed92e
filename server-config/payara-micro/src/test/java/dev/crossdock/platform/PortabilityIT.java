package dev.crossdock.platform;

import dev.crossdock.stack.testing.PortabilityContract;

/** What the application does on every server, on Payara Micro. */
class PortabilityIT extends PortabilityContract {}
