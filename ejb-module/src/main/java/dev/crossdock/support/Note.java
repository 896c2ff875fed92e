package dev.crossdock.support;

/**
 * What an employee records about a customer.
 *
 * @param id stays the same when the same note is sent again, so that it is recorded once
 * @param conversationId the matter it belongs to, an old or a new one
 * @param category what it is about, in a few words
 * @param status of the matter from now on
 */
public record Note(
        String id,
        String conversationId,
        String customerId,
        Contact contact,
        String category,
        String text,
        MatterStatus status) {

    /** Takes away the blanks around what people typed. */
    public Note {
        category = category.strip();
        text = text.strip();
    }
}
