package dev.crossdock.operations.web;

import dev.crossdock.operations.PartHealth;
import dev.crossdock.operations.StackHealth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Stack health on the console. */
@Named("stack")
@RequestScoped
public class StackView {

    @Inject
    StackHealth health;

    /** Every part of the stack. */
    public List<PartHealth> getParts() {
        return health.parts();
    }

    /** Whether everything required answers. */
    public boolean isReady() {
        return health.ready();
    }
}
