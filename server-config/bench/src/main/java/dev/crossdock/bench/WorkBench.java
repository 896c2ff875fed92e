package dev.crossdock.bench;

import dev.crossdock.bench.artemis.ArtemisBroker;
import dev.crossdock.bench.rabbitmq.RabbitQueue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast durable jobs get to a worker that has nothing to do, and how long each takes. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        description = {
            "Durable jobs per second from the sender, through the rules of the broker, to a worker that does nothing; and how"
                    + " long one takes at a fixed rate.",
            "crossdock: POST /api/work, stored, relayed, routed to a queue of the benchmark. crossdock stored: the same"
                    + " from the table on, without HTTP. crossdock email: the whole way with the application's worker and the mail server, until the job is done.",
            "Baselines: artemis-client (the same broker without the application), rabbitmq, share-group (Kafka).",
            "The jobs stay in the database, and the mails on the mail server: do not run it on data that matters."
        })
final class WorkBench extends Bench {

    private static final String PRODUCT = "crossdock";
    private static final String STORED = "crossdock stored";

    /** Who can take part, in the words of the command line. */
    enum Who {
        CROSSDOCK,
        CROSSDOCK_STORED,
        CROSSDOCK_EMAIL,
        ARTEMIS_CLIENT,
        RABBITMQ,
        SHARE_GROUP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(names = "--jobs", description = "Jobs per contestant and round (default: ${DEFAULT-VALUE}).")
    int jobs = 10_000;

    @Option(names = "--rate", description = "Jobs per second while times are taken (default: ${DEFAULT-VALUE}).")
    double rate = 100;

    @Option(names = "--seconds", description = "For how long times are taken (default: ${DEFAULT-VALUE}).")
    int seconds = 15;

    @Option(names = "--senders", description = "Senders at the same time (default: ${DEFAULT-VALUE}).")
    int senders = 16;

    @Option(names = "--only", split = ",", description = "Contestants: ${COMPLETION-CANDIDATES} (default: all).")
    Set<Who> who = EnumSet.allOf(Who.class);

    WorkBench() {
        super(2);
    }

    @Override
    void shrink() {
        jobs = 100;
        rate = 20;
        seconds = 1;
    }

    @Override
    void measure() throws Exception {
        try (Contestants contestants = new Contestants()) {
            open(contestants);
            for (Map.Entry<String, Contestant> contestant : contestants.all().entrySet()) {
                say("warming up " + contestant.getKey());
                new JobLoad(contestant.getValue(), senders).run(jobs / 10);
            }
            for (int round = 0; round < rounds; round++) {
                say("round " + (round + 1) + " of " + rounds);
                for (Map.Entry<String, Contestant> contestant :
                        contestants.all().entrySet()) {
                    measure(contestant.getKey(), contestant.getValue());
                }
            }
        }
        for (String baseline : List.of("artemis-client", "rabbitmq", "share-group")) {
            report.compareRates(PRODUCT, baseline, baseline);
            report.compareRates(STORED, baseline, baseline + ", stored");
        }
        report.note(jobs + " jobs per round from " + senders
                + " senders, each waiting until its job is durable before it sends"
                + " the next; four workers acknowledge job by job. " + rounds + " rounds, alternating; medians.");
        report.note("Times: " + rate + " jobs per second for " + seconds
                + " s, from when a job was due until its worker had it (crossdock email: until it was done).");
        report.note(STORED
                + ": senders commit to PostgreSQL what the application would; the relay, the rules and the broker do"
                + " the rest. Nobody tells the relay, which looks once a second: its times are those of that timer.");
        report.note(
                "crossdock takes each job by HTTP, checks it and commits it to PostgreSQL before the broker hears of"
                        + " it; the others only have the broker's disk. Kafka writes to the disk later.");
    }

    private void open(Contestants contestants) throws Exception {
        for (Who one : who) {
            switch (one) {
                case CROSSDOCK ->
                    contestants.add(
                            PRODUCT, new RoutedJobs(broker(), "http", tenant -> new WorkApi(stack.api(), tenant)));
                case CROSSDOCK_STORED ->
                    contestants.add(
                            STORED, new RoutedJobs(broker(), "stored", tenant -> new StoredJobs(stack, tenant)));
                case CROSSDOCK_EMAIL -> contestants.add(PRODUCT + " email", new EmailJobs(stack));
                case ARTEMIS_CLIENT -> contestants.add("artemis-client", new BrokerQueue(broker(), "bench.work"));
                case RABBITMQ -> rabbitmq(contestants);
                case SHARE_GROUP -> contestants.add("share-group", new ShareGroup(stack));
            }
        }
    }

    private void measure(String name, Contestant contestant) throws Exception {
        JobLoad load = new JobLoad(contestant, senders);
        rate(name, load.run(jobs));
        times(name, load.atRate(new OpenLoop(rate, Duration.ofSeconds(seconds))));
    }

    private BrokerClient broker() {
        return BaselineLoader.load("artemis-client", ArtemisBroker.class, stack.settings());
    }

    private void rabbitmq(Contestants contestants) throws Exception {
        Optional<RabbitNode> node = RabbitNode.start(stack.log("bench-rabbitmq"));
        if (node.isEmpty()) {
            report.note(
                    "rabbitmq was left out: no rabbitmq-server is installed (Debian: apt install rabbitmq-server).");
            return;
        }
        contestants.add(node.get());
        Map<String, String> port =
                Map.of(RabbitQueue.PORT, String.valueOf(node.get().port()));
        contestants.add("rabbitmq", BaselineLoader.load("rabbitmq", RabbitQueue.class, port));
    }
}
