package dev.crossdock.stack.settings;

/** The default ports; {@code CROSSDOCK_PORT_OFFSET} shifts all of them at once. */
public enum Port {
    /** HTTP of the application server. */
    APPLICATION(8080),
    /** HTTPS of a full application server. */
    SECURE_APPLICATION(8443),
    /** Administration of a full application server. */
    ADMINISTRATION(9990),
    /** Business Kafka. */
    KAFKA(19092),
    /** Controller of the business Kafka. */
    KAFKA_CONTROLLER(19093),
    /** Logging Kafka. */
    LOGGING_KAFKA(19192),
    /** Controller of the logging Kafka. */
    LOGGING_KAFKA_CONTROLLER(19193),
    /** REST of Kafka Connect. */
    CONNECT(18083),
    /** PostgreSQL. */
    POSTGRESQL(15432),
    /** OpenSearch over HTTP. */
    OPENSEARCH(19200),
    /** OpenSearch between nodes. */
    OPENSEARCH_TRANSPORT(19300),
    /** The S3 server. */
    OBJECT_STORE(19000),
    /** The Artemis broker. */
    ARTEMIS(16161),
    /** Mail in. */
    SMTP(10025),
    /** Mail out. */
    IMAP(10143),
    /** What was mailed, as JSON. */
    MAIL_API(10080);

    private final int number;

    Port(int number) {
        this.number = number;
    }

    /** The port number without an offset. */
    public int number() {
        return number;
    }
}
