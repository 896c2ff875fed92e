package dev.crossdock.stack;

import dev.crossdock.stack.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop everything; the data stays.")
final class DownCommand implements Runnable {

    @Option(names = "--wipe", description = "Also delete all data, logs and passwords.")
    private boolean wipe;

    @Override
    public void run() {
        var stack = new Stack(Settings.ofThisProcess());
        stack.down(System.out::println);
        if (wipe) {
            stack.wipe();
            System.out.println("Data, logs and passwords are deleted.");
        }
    }
}
