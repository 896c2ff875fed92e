package dev.crossdock.platform;

import dev.crossdock.stack.testing.PortabilityContract;
import org.junit.jupiter.api.Tag;

/** What the application does on every server, on Payara Micro; the part of the suite that takes one start and no kill. */
@Tag("main-path")
class PortabilityIT extends PortabilityContract {}
