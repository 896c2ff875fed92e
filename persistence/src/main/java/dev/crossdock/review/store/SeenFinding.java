package dev.crossdock.review.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a check has just seen it; evidence is a JSON object.
 *
 * @param cluster the cluster of Kafka it is about; null if it is about none
 */
@Embeddable
public record SeenFinding(
        @ColumnTransformer(read = "nullif(cluster, '')", write = "coalesce(?, '')") @Nullable String cluster,

        String rule,
        String severity,
        String subject,
        @Nullable String workload,
        String summary,

        @Column(columnDefinition = "jsonb") @ColumnTransformer(write = "?::jsonb")
        String evidence,

        String advice) {}
