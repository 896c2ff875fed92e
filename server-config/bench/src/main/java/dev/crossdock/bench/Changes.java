package dev.crossdock.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endless, deterministic row of customer changes: each picks one of its customers at random and gives that customer
 * the next revision. The customer ids carry a prefix of their own, so that one set never meets another.
 */
final class Changes {

    static final String TOPIC = "customer-profile-events";
    static final String TYPE = "customer.profile-changed";
    private static final String[][] PLACES = {
        {"FR", "Lyon", "69002", "Auvergne-Rhône-Alpes", "rue de la République"},
        {"DE", "Köln", "50667", "Nordrhein-Westfalen", "Breite Straße"},
        {"ES", "Sevilla", "41001", "Andalucía", "calle Sierpes"},
        {"GB", "Leeds", "LS1 4AP", "Yorkshire", "Park Row"},
        {"PL", "Kraków", "31-042", "Małopolskie", "ulica Grodzka"}
    };
    private static final String[] GIVEN = {"Camille", "Jürgen", "Lucía", "Olivia", "Zofia", "Noah", "Inès", "Mateusz"};
    private static final String[] FAMILY = {"Moreau", "Schäfer", "García", "Whitfield", "Nowak", "O'Neill", "Lefèvre"};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String prefix;
    private final int[] revisions;
    private final SplittableRandom random;
    private long produced;

    /** One change, ready to be sent. */
    record Change(String id, String customer, Instant time, ObjectNode data) {

        /** As a record of the topic: a CloudEvent in Kafka's binary content mode. */
        ProducerRecord<String, byte[]> kafkaRecord() {
            ProducerRecord<String, byte[]> made = new ProducerRecord<>(TOPIC, customer, JSON.writeValueAsBytes(data));
            header(made.headers(), "ce_specversion", "1.0");
            header(made.headers(), "ce_id", id);
            header(made.headers(), "ce_source", "/bench");
            header(made.headers(), "ce_type", TYPE);
            header(made.headers(), "ce_time", time.toString());
            header(made.headers(), "content-type", "application/json");
            return made;
        }

        /** As a CloudEvent in structured mode. */
        ObjectNode cloudEvent() {
            ObjectNode event = JSON.createObjectNode();
            event.put("specversion", "1.0")
                    .put("id", id)
                    .put("source", "/bench")
                    .put("type", TYPE);
            event.put("time", time.toString()).put("datacontenttype", "application/json");
            event.set("data", data);
            return event;
        }

        private static void header(Headers headers, String name, String value) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    Changes(String prefix, int customers) {
        this.prefix = prefix;
        this.revisions = new int[customers];
        this.random = new SplittableRandom(20260115);
    }

    Change next() {
        int customer = random.nextInt(revisions.length);
        String customerId = prefix + customer;
        int revision = ++revisions[customer];
        return new Change(
                prefix + "e" + produced++,
                customerId,
                Instant.parse("2026-01-15T09:30:00Z").plusMillis(produced),
                profile(customerId, revision));
    }

    private ObjectNode profile(String customerId, int revision) {
        String[] place = PLACES[random.nextInt(PLACES.length)];
        String given = GIVEN[random.nextInt(GIVEN.length)];
        String family = FAMILY[random.nextInt(FAMILY.length)];
        ObjectNode data = JSON.createObjectNode();
        data.put("customerId", customerId).put("revision", revision);
        data.put("givenName", given).put("familyName", family);
        data.put("email", customerId + "." + revision + "@example.org");
        data.put("phone", "+33 4 " + (10000000 + random.nextInt(89999999)));
        data.put("country", place[0]).put("marketingConsent", random.nextBoolean());
        ObjectNode address = data.putObject("deliveryAddress");
        address(address, place);
        ObjectNode invoice = data.putObject("invoice");
        invoice.put("name", given + " " + family).put("vatId", place[0] + (10000000 + random.nextInt(89999999)));
        invoice.put("email", "invoices+" + customerId + "@example.org");
        address(invoice.putObject("address"), place);
        return data;
    }

    private void address(ObjectNode address, String[] place) {
        address.put("street", (1 + random.nextInt(200)) + " " + place[4]);
        address.put("city", place[1]).put("postalCode", place[2]).put("region", place[3]);
        address.put("country", place[0]);
    }
}
