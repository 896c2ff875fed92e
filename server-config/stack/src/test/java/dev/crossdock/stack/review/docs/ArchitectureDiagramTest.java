package dev.crossdock.stack.review.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureDiagramTest {

    @Test
    void a_topic_leads_to_its_groups_their_projections_and_dead_letters() {
        assertThat(ArchitectureDiagram.of(new Contracts().ofThisApplication()))
                .contains(
                        "Producers_CustomerService --> Business_cluster_customer_profile_events",
                        "Business_cluster_customer_profile_events --> Consumer_groups_billing",
                        "Consumer_groups_billing --> PostgreSQL_billing_invoice_identity",
                        "Consumer_groups_billing -.-> Dead_letters_customer_profile_events_dlq_");
    }

    @Test
    void each_cluster_has_its_own_chart() {
        assertThat(ArchitectureDiagram.of(List.of(Described.logs(), Described.rows())))
                .containsSubsequence("## Business cluster", "```mermaid", "## Logging cluster", "```mermaid");
    }

    @Test
    void connectors_stand_where_the_records_come_in_and_go_out() {
        assertThat(ArchitectureDiagram.of(List.of(Described.logs(), Described.rows())))
                .contains(
                        "Producers_legacy_database --> Kafka_Connect_shop_source",
                        "Kafka_Connect_shop_source --> Business_cluster_raw_shop_public_customer",
                        "Logging_cluster_application_logs --> Kafka_Connect_log_sink");
    }

    @Test
    void queues_buckets_and_jobs_are_drawn_and_their_text_cannot_break_the_chart() {
        assertThat(ArchitectureDiagram.of(List.of(Described.work())))
                .contains(
                        "Artemis_queues_emails[(\"emails<br/>kind = 'email' AND size #lt; 10\")]",
                        "Artemis_queues_emails --> Workers_mailer",
                        "Artemis_queues_emails -.-> Dead_letters_dlq_emails",
                        "Object_storage_documents[(\"documents<br/>60d\")]",
                        "Batch_jobs_nightly[\"nightly<br/>0 2 * * *\"]")
                .doesNotContain("Business cluster");
    }
}
