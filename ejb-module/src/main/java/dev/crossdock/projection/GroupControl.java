package dev.crossdock.projection;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.projection.store.DesiredState;
import dev.crossdock.projection.store.GroupRegister;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What operators want of a group, written down together with who wanted it. */
@Stateless
public class GroupControl {

    @Inject
    GroupRegister register;

    @Inject
    AuditLog audit;

    /** Wants the group to read, or to stand still. */
    public void want(DesiredState state, String group, String actor) {
        register.setDesiredState(group, state);
        AuditAction action = state == DesiredState.PAUSED ? AuditAction.PAUSE : AuditAction.RESUME;
        audit.record(AuditEntry.of(actor, action).about(group));
    }

    /**
     * Opens the report of a rebuild.
     *
     * @return its id, or empty if one is running already
     */
    public Optional<Long> openRebuild(String group, String actor) {
        Optional<Long> id = register.openRebuild(group);
        id.ifPresent(report -> audit.record(
                AuditEntry.of(actor, AuditAction.REBUILD).about(group).with("rebuild", String.valueOf(report))));
        return id;
    }
}
