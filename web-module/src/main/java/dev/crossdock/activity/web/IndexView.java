package dev.crossdock.activity.web;

import dev.crossdock.activity.Agreement;
import dev.crossdock.activity.Agreement.Difference;
import dev.crossdock.activity.IndexAgreement;
import dev.crossdock.activity.TextIndexUnavailableException;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The comparison of index and table on the console's first page. */
@Named("searchIndex")
@RequestScoped
public class IndexView {

    @Inject
    IndexAgreement agreement;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private @Nullable Agreement result;

    /** What the comparison found, in the request that made it. */
    public @Nullable Agreement getResult() {
        return result;
    }

    /** A difference as people say it. */
    public String text(Difference difference) {
        return difference.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Compares the index with the table. */
    public void compare() throws InterruptedException {
        if (!visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        try {
            result = agreement.check();
        } catch (TextIndexUnavailableException e) {
            notices.warn(String.valueOf(e.getMessage()));
        }
    }
}
