package dev.crossdock.work.worker;

import dev.crossdock.work.Delivery;
import dev.crossdock.work.JobKind;
import dev.crossdock.work.RedeliverException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Reads what a message is about. */
final class Deliveries {

    private Deliveries() {}

    /**
     * Reads the headers.
     *
     * @throws RedeliverException if it is about no job: after some attempts it is a dead letter
     */
    static Delivery of(JobKind kind, Message message) {
        try {
            String id = message.getStringProperty(Delivery.JOB_ID);
            String round = message.getStringProperty(Delivery.ROUND);
            if (id == null || round == null || !round.matches("[0-9]{1,9}")) {
                throw new RedeliverException("a message without jobId and round is about no job: send jobs with POST"
                        + " /api/work, not to the broker");
            }
            return new Delivery(kind, id, Integer.parseInt(round));
        } catch (JMSException e) {
            throw new RedeliverException("a message cannot be read: " + e.getMessage(), e);
        }
    }
}
