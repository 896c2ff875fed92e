package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.erasure.ErasedCustomer;
import dev.crossdock.erasure.PersonalDataStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The activity in OpenSearch, for whoever erases: the index that serves, and those that rebuilds have begun. */
@Dependent
class IndexStore implements PersonalDataStore {

    @Inject
    SearchEngine engine;

    @Override
    public String name() {
        return "opensearch.crossdock-activity";
    }

    @Override
    public Kind kind() {
        return Kind.INDEX;
    }

    @Override
    public Optional<String> fedBy() {
        return Optional.of(IndexProjection.GROUP);
    }

    /** A rebuild given up may have left an index that no group feeds. */
    @Override
    public Look look(ErasedCustomer customer) {
        List<String> id = List.of(customer.id());
        List<ActivityIndex> all = ActivityIndex.all(engine);
        long removed = all.stream().mapToLong(index -> index.forget(id)).sum();
        long left = all.stream().mapToLong(index -> index.count(id)).sum();
        return left == 0
                ? new Look(
                        true,
                        "search-index has passed the erasure; searched by the id in every index, %d of them: no document"
                                .formatted(all.size()))
                : new Look(
                        false, "searched by the id: %d documents are left, %d were removed".formatted(left, removed));
    }
}
