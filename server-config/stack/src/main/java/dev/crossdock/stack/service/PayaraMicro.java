package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The application on Payara Micro, the embedded default. */
final class PayaraMicro extends ApplicationServer {

    PayaraMicro(Site site, int number, Supplier<Map<String, String>> applicationSettings) {
        super(site, number, "payara-micro", 900, "", applicationSettings, Port.APPLICATION);
    }

    @Override
    public void prepare() throws IOException {
        makeRunFolder();
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(Site.javaBinary());
        command.add("@" + module().resolve("jvm.options"));
        command.addAll(List.of(
                "-jar",
                site.built("payara-micro", "payara-micro.path"),
                // Before the application, whose workers ask for it by the name of the file.
                "--deploy",
                adapter().toString(),
                "--deploy",
                archive().toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(site.port(Port.APPLICATION, number)),
                "--nocluster",
                "--rootDir",
                runFolder().toString(),
                "--addLibs",
                site.built("payara-micro", "addlibs.path")));
        addIfThere(command, "--prebootcommandfile", module().resolve("preboot.asadmin"));
        addIfThere(command, "--postbootcommandfile", module().resolve("postboot.asadmin"));
        return command;
    }

    private static void addIfThere(List<String> command, String option, Path file) {
        if (Files.exists(file)) {
            command.addAll(List.of(option, file.toString()));
        }
    }

    @Override
    Path archive() {
        return module().resolve("target/crossdock.war");
    }
}
