package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A place that may hold a customer's data. Every bean of this type gets a line in each certificate of erasure. */
public interface PersonalDataStore {

    /** Its name; that of the projection in its contract, if it is one. */
    String name();

    /** What it is. */
    default Kind kind() {
        return Kind.TABLE;
    }

    /** The consumer group that fills it: before the group has passed the erasure, the store is not looked at. */
    default Optional<String> fedBy() {
        return Optional.empty();
    }

    /** The cluster of that group's topics. */
    default Cluster cluster() {
        return Cluster.BUSINESS;
    }

    /** The newest revision of a customer that it knows; empty if it does not know the customer. */
    default OptionalLong revisionOf(String customer) {
        return OptionalLong.empty();
    }

    /** Drops what is still to be published about a customer, before readers are told of the erasure: nothing is to follow that. */
    default void withdraw(String customer) {}

    /**
     * Drops what nobody else drops here, then looks. What it throws is logged, and it is asked again a little later.
     *
     * @return whether nothing is left
     */
    Look look(ErasedCustomer customer);

    /** What is there. */
    enum Kind {
        /** Rows. */
        TABLE,
        /** A search index. */
        INDEX,
        /** What consumers could not process. */
        DEAD_LETTERS,
        /** A topic that drops its records by itself. */
        TOPIC,
        /** Content in the object store. */
        OBJECTS,
        /** The memory of the application. */
        MEMORY,
        /** Files that the platform writes about itself. */
        LOG;

        /** As it is stored and shown, such as {@code dead-letters}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What was seen.
     *
     * @param clean whether nothing of the person is left
     * @param how what was asked and what came, in a sentence
     */
    record Look(boolean clean, String how) {}
}
