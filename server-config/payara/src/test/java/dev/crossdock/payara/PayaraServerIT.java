package dev.crossdock.payara;

import dev.crossdock.stack.testing.PortabilityContract;

/** The application on Payara Server. */
class PayaraServerIT extends PortabilityContract {}
