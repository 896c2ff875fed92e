package dev.crossdock.work;

import dev.crossdock.queue.AlreadySentException;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Outgoing;
import dev.crossdock.queue.Sender;
import dev.crossdock.work.store.Outbox;
import dev.crossdock.work.store.OutboxRow;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;

/**
 * Hands stored messages to the broker. First the broker has them, then the table forgets them: a crash in between sends the
 * same message again, with the same id, which the broker takes once.
 */
@Stateless
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class.getName());
    private static final int BATCH = 500;

    @Inject
    Outbox outbox;

    @Inject
    BrokerDeadLetters deadLetters;

    /**
     * Sends the oldest messages.
     *
     * @return how many; 0 if there are none
     * @throws BrokerUnavailableException if the broker is away; they stay where they are
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int relay(Sender sender) throws BrokerUnavailableException {
        List<OutboxRow> rows = outbox.next(BATCH);
        if (rows.isEmpty()) {
            return 0;
        }
        deadLetters.remove(rows.stream()
                .filter(row -> isWork(row) && row.round() > 1)
                .map(OutboxRow::jobId)
                .toList());
        try {
            send(sender, rows);
        } catch (AlreadySentException afterACrash) {
            for (OutboxRow row : rows) {
                sendUnlessThere(sender, row);
            }
        }
        outbox.sent(rows.stream().map(OutboxRow::id).toList());
        return rows.size();
    }

    private static void send(Sender sender, List<OutboxRow> rows)
            throws BrokerUnavailableException, AlreadySentException {
        for (OutboxRow row : rows) {
            sender.send(message(row));
        }
        sender.commit();
    }

    /** The broker refuses a whole transaction for one message that it has, so each goes alone. */
    private static void sendUnlessThere(Sender sender, OutboxRow row) throws BrokerUnavailableException {
        try {
            send(sender, List.of(row));
        } catch (AlreadySentException there) {
            LOG.fine(() -> "work.relay.already-sent id=" + row.jobId());
        }
    }

    private static boolean isWork(OutboxRow row) {
        return row.address().equals(Jobs.ADDRESS);
    }

    static Outgoing message(OutboxRow row) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                Delivery.JOB_ID,
                row.jobId(),
                Delivery.ROUND,
                String.valueOf(row.round()),
                "kind",
                row.kind(),
                "tenant",
                row.tenant()));
        boolean isWork = isWork(row);
        if (!isWork && row.reason() != null) {
            headers.put("reason", row.reason());
        }
        return new Outgoing(
                row.address(),
                row.address() + " " + row.jobId() + " " + row.round(),
                row.priority(),
                isWork ? row.notBefore() : null,
                isWork ? row.deadline() : null,
                headers);
    }
}
