package dev.crossdock.web;

/** The roles that resources and pages name. */
public final class Roles {

    /** Helps customers. */
    public static final String SUPPORT_AGENT = "support-agent";

    /** Decides suspicious payments. */
    public static final String FRAUD_ANALYST = "fraud-analyst";

    /** Runs the platform. */
    public static final String OPERATOR = "operator";

    /** Builds on the data. */
    public static final String DATA_ENGINEER = "data-engineer";

    /** Looks on without touching. */
    public static final String AUDITOR = "auditor";

    /** A machine that sends events. */
    public static final String PRODUCER = "producer";

    private Roles() {}
}
