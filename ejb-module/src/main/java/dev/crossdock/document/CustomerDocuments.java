package dev.crossdock.document;

import dev.crossdock.document.store.DocumentRow;
import dev.crossdock.document.store.DocumentTable;
import dev.crossdock.erasure.ErasedCustomer;
import dev.crossdock.erasure.PersonalDataStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The documents about a customer, for whoever erases: their content is removed, and whom it was about is forgotten. */
@Dependent
class CustomerDocuments implements PersonalDataStore {

    @Inject
    DocumentTable table;

    @Inject
    Documents documents;

    @Override
    public String name() {
        return "crossdock-documents";
    }

    @Override
    public Kind kind() {
        return Kind.OBJECTS;
    }

    @Override
    public Look look(ErasedCustomer customer) {
        List<DocumentRow> found = table.ofCustomer(customer.id());
        try {
            for (DocumentRow row : found) {
                if (!documents.remove(row.id(), RemovalReason.ERASED, null)) {
                    documents.finishRemoval(row.id());
                }
            }
        } catch (StoreUnavailableException e) {
            return new Look(false, "the object store does not answer; it is asked again");
        }
        int left = table.ofCustomer(customer.id()).size();
        return new Look(
                left == 0,
                "looked up by the owner: %d documents were removed with their content, %d are left"
                        .formatted(found.size(), left));
    }
}
