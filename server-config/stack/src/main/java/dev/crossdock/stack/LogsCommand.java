package dev.crossdock.stack;

import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Print the log of a service.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "For example application, kafka, postgresql.")
    private String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep printing what is added.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = new Stack(Settings.ofThisProcess()).log(service);
        if (!Files.exists(log)) {
            throw new StackException("%s has no log yet; start it with ./crossdock up.".formatted(service));
        }
        if (!follow) {
            Files.copy(log, System.out);
            System.out.flush();
            return 0;
        }
        return new ProcessBuilder("tail", "-n", "50", "-F", log.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
