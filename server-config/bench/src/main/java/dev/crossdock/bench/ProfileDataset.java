package dev.crossdock.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Changes of profiles; the table keeps the newest of each customer. */
final class ProfileDataset implements Dataset {

    private static final Target TARGET = new Target(
            "customer_profile",
            " with (fillfactor = 80)",
            List.of(ProfileChanges.TOPIC),
            "customer_id, revision, erased, occurred_at, given_name, family_name, email, phone, country,"
                    + " marketing_consent, delivery_address, invoice",
            """
                on conflict (customer_id) do update set
                    revision = excluded.revision, erased = excluded.erased, occurred_at = excluded.occurred_at,
                    given_name = excluded.given_name, family_name = excluded.family_name, email = excluded.email,
                    phone = excluded.phone, country = excluded.country, marketing_consent = excluded.marketing_consent,
                    delivery_address = excluded.delivery_address, invoice = excluded.invoice
                where excluded.revision > t.revision""");

    @Override
    public Target target() {
        return TARGET;
    }

    @Override
    public Supplier<BenchEvent> records(String prefix, int customers, long count) {
        return new ProfileChanges(prefix, customers)::next;
    }

    @Override
    public String rows(List<ConsumerRecord<String, byte[]>> found) {
        Map<String, Profile> newest = new HashMap<>();
        found.stream()
                .filter(polled -> polled.value() != null)
                .forEach(polled -> newest.merge(
                        polled.key(),
                        Profile.decode(polled),
                        (one, other) -> other.revision() > one.revision() ? other : one));
        StringBuilder text = new StringBuilder(newest.size() * 512);
        newest.values().stream()
                .sorted(Comparator.comparing(Profile::customerId))
                .forEach(profile -> CopyText.row(text, profile.columns()));
        return text.toString();
    }
}
