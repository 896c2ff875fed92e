package dev.crossdock.bench;

import java.time.Instant;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endless, deterministic row of customer changes: each picks one of its customers at random and gives that customer
 * the next revision. The first revision says everything; of the later ones half change the delivery address, a fifth the
 * phone number, and fewer the consent, the e-mail address, or the name with the invoice identity. The customer ids carry
 * a prefix of their own, so that one set never meets another.
 */
final class ProfileChanges {

    static final String TOPIC = "customer-profile-events";
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
    private final short[][] versions;
    private final SplittableRandom random;
    private long produced;

    /** What changes together, and in how many of a hundred changes. */
    private enum Part {
        ADDRESS(50),
        PHONE(20),
        CONSENT(15),
        EMAIL(8),
        IDENTITY(7);

        private final int percent;

        Part(int percent) {
            this.percent = percent;
        }

        static Part of(int hundredth) {
            int sum = 0;
            for (Part part : values()) {
                sum += part.percent;
                if (hundredth < sum) {
                    return part;
                }
            }
            throw new IllegalArgumentException(hundredth + " is no hundredth");
        }
    }

    ProfileChanges(String prefix, int customers) {
        this.prefix = prefix;
        this.revisions = new int[customers];
        this.versions = new short[customers][Part.values().length];
        this.random = new SplittableRandom(20260115);
    }

    BenchEvent next() {
        return next(random.nextInt(revisions.length));
    }

    /** The next change of this customer. */
    BenchEvent next(int customer) {
        String customerId = prefix + customer;
        int revision = ++revisions[customer];
        if (revision > 1) {
            versions[customer][Part.of(random.nextInt(100)).ordinal()]++;
        }
        return new BenchEvent(
                prefix + "e" + produced++,
                "customer.profile-changed",
                TOPIC,
                customerId,
                Instant.parse("2026-01-15T09:30:00Z").plusMillis(produced),
                profile(customer, customerId, revision));
    }

    private ObjectNode profile(int customer, String customerId, int revision) {
        SplittableRandom identity = version(customer, Part.IDENTITY);
        String given = GIVEN[identity.nextInt(GIVEN.length)];
        String family = FAMILY[identity.nextInt(FAMILY.length)];
        String[] home = PLACES[customer % PLACES.length];
        ObjectNode data = JSON.createObjectNode();
        data.put("customerId", customerId).put("revision", revision);
        data.put("givenName", given).put("familyName", family);
        data.put("email", customerId + "." + versions[customer][Part.EMAIL.ordinal()] + "@example.org");
        data.put("phone", "+33 4 " + (10000000 + version(customer, Part.PHONE).nextInt(89999999)));
        data.put("country", home[0]);
        data.put("marketingConsent", version(customer, Part.CONSENT).nextBoolean());
        address(data.putObject("deliveryAddress"), home, version(customer, Part.ADDRESS));
        ObjectNode invoice = data.putObject("invoice");
        invoice.put("name", given + " " + family).put("vatId", home[0] + (10000000 + identity.nextInt(89999999)));
        invoice.put("email", "invoices+" + customerId + "@example.org");
        address(invoice.putObject("address"), home, identity);
        return data;
    }

    /** The same numbers for the same customer and version of a part. */
    private SplittableRandom version(int customer, Part part) {
        return new SplittableRandom(
                customer * 1_000_003L + part.ordinal() * 7_919L + versions[customer][part.ordinal()]);
    }

    private static void address(ObjectNode address, String[] place, SplittableRandom random) {
        address.put("street", (1 + random.nextInt(200)) + " " + place[4]);
        address.put("city", place[1]).put("postalCode", place[2]).put("region", place[3]);
        address.put("country", place[0]);
    }
}
