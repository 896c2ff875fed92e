package dev.crossdock.bench;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is brought from Kafka into a table of the support projection. */
interface Dataset {

    /**
     * From where it comes and where it goes.
     *
     * @param table the table, without its schema
     * @param tableOptions what a copy of the table is created with beside the columns and indexes
     * @param topics the topics that are read
     * @param columns the columns that the raw baseline copies, in the order of its rows
     * @param onConflict what happens if a row is there already
     */
    record Target(String table, String tableOptions, List<String> topics, String columns, String onConflict) {}

    /** Which topics and which table. */
    Target target();

    /** An endless row of events about customers whose ids begin with the prefix. */
    Supplier<BenchEvent> records(String prefix, int customers, long count);

    /** What of these records is worth a row, sorted by the table's key, as text for COPY. */
    String rows(List<ConsumerRecord<String, byte[]>> found);
}
