package dev.crossdock.bench;

import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads what speaks with a baseline's library, and that library, from a class path of their own: the JDK and the types of
 * the benchmark are all that baselines share, so that no version of one decides for another.
 */
final class BaselineLoader extends URLClassLoader {

    private final String ownPackage;

    private BaselineLoader(String baseline, List<URL> classPath, String ownPackage) {
        super(baseline, classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.ownPackage = ownPackage + ".";
    }

    /** A new client of a baseline, made with the settings of the application. */
    static <T> T load(String baseline, Class<? extends T> client, Map<String, String> settings) {
        try {
            List<URL> urls = new ArrayList<>(
                    List.of(client.getProtectionDomain().getCodeSource().getLocation()));
            for (String jar : classPath(baseline).split(File.pathSeparator, -1)) {
                urls.add(Path.of(jar).toUri().toURL());
            }
            // Never closed: it lives as long as its client, which is to the end of the process.
            BaselineLoader loader = new BaselineLoader(baseline, urls, client.getPackageName());
            @SuppressWarnings("unchecked")
            Class<? extends T> own = (Class<? extends T>) loader.loadClass(client.getName());
            // Libraries look for their providers with the loader of the thread.
            Thread.currentThread().setContextClassLoader(loader);
            return own.getDeclaredConstructor(Map.class).newInstance(settings);
        } catch (InvocationTargetException e) {
            throw new StackException(baseline + " could not be started: " + e.getCause(), e);
        } catch (ReflectiveOperationException | MalformedURLException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(BaselineLoader.class.getClassLoader());
        }
    }

    /** The jars of a baseline, as the build has listed them. */
    static String classPath(String baseline) {
        Path file = folder(baseline).resolve("target/classpath.txt");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + "; build Crossdock first", e);
        }
    }

    /** The module of a baseline. */
    static Path folder(String baseline) {
        return Settings.findRoot().resolve("server-config/bench/baselines").resolve(baseline);
    }

    /** Asked for what the JDK does not have. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return name.startsWith("dev.crossdock.") && !name.startsWith(ownPackage)
                ? BaselineLoader.class.getClassLoader().loadClass(name)
                : super.findClass(name);
    }
}
