package dev.crossdock.customer;

/** What a record of {@code customer-profile-events} says about one customer. */
public sealed interface CustomerChange {

    /** Whom it is about. */
    String customerId();

    /** The customer's revision; 0 for a bare tombstone, which carries none. */
    long revision();

    /**
     * The whole profile as of a revision.
     *
     * @param partition where the record stands in the topic
     * @param offset where the record stands in the topic
     */
    record ProfileChanged(CustomerEvent event, int partition, long offset) implements CustomerChange {

        @Override
        public String customerId() {
            return event.customerId();
        }

        @Override
        public long revision() {
            return event.revision();
        }
    }

    /** The customer is to be forgotten, for good. */
    record Erased(String customerId, long revision) implements CustomerChange {}
}
