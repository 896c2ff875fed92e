package dev.crossdock.work.worker;

import dev.crossdock.work.JobKind;
import dev.crossdock.work.JobRunner;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Writes documents, one for each job of its queue. */
@MessageDriven(
        name = "DocumentWorker",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "work.document"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class DocumentWorker implements MessageListener {

    @Inject
    JobRunner runner;

    @Inject
    DocumentTask task;

    /** Acknowledged when this returns, delivered again later when it throws. */
    @Override
    public void onMessage(Message message) {
        runner.run(Deliveries.of(JobKind.DOCUMENT, message), task);
    }
}
