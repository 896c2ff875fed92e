package dev.crossdock.bench;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is brought from Kafka into a table of the support projection. */
interface Dataset {

    /** The table, without its schema. */
    String table();

    /** What a copy of the table is created with beside the columns and indexes. */
    String tableOptions();

    /** The topics that are read. */
    List<String> topics();

    /** An endless row of events about customers whose ids begin with the prefix. */
    Supplier<BenchEvent> records(String prefix, int customers, long count);

    /** The columns that the raw baseline copies, in the order of its rows. */
    String columns();

    /** What happens if a row is there already. */
    String onConflict();

    /** What of these records is worth a row, sorted by the table's key, as text for COPY. */
    String rows(List<ConsumerRecord<String, byte[]>> found);
}
