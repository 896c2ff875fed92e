package dev.crossdock.bench;

/** Writes customers and what they do straight into Kafka: much at once, then a steady flow for as long as is measured. */
final class ActivityLoad implements AutoCloseable {

    private final EventProducer producer;
    private volatile boolean ended;
    private Thread flow = new Thread(() -> {});

    ActivityLoad(RunningStack stack) {
        producer = new EventProducer(stack);
    }

    /** Writes one profile of each customer and so many events; returns when the broker has them. */
    void write(String prefix, int customers, long events) {
        ProfileChanges changes = new ProfileChanges(prefix, customers);
        for (int customer = 0; customer < customers; customer++) {
            producer.send(changes.next(customer).kafkaRecord());
        }
        ActivityEvents activity = new ActivityEvents(prefix, customers, events);
        for (long i = 0; i < events; i++) {
            producer.send(activity.next().kafkaRecord());
        }
        producer.flush();
    }

    /** Goes on writing events of new customers at this rate until it is closed. */
    void flow(String prefix, int customers, int perSecond) {
        if (perSecond == 0) {
            return;
        }
        flow = new Thread(() -> {
            ActivityEvents activity = new ActivityEvents(prefix, customers, Integer.MAX_VALUE);
            long began = System.nanoTime();
            for (long i = 0; !ended; i++) {
                producer.send(activity.next().kafkaRecord());
                OpenLoop.awaitDue(began, i, perSecond);
            }
        });
        flow.start();
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        flow.join();
        producer.close();
    }
}
