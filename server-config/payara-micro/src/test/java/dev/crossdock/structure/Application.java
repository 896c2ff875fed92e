package dev.crossdock.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.crossdock.projection.Projection;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All modules that the archive is made of, read from where they were compiled. */
final class Application {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final String PACKAGE = "dev.crossdock";

    /** The modules by their folders. */
    enum Module {
        PERSISTENCE,
        EJB_MODULE,
        JMS_MODULE,
        WEB_MODULE;

        Path folder() {
            return ROOT.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        Path classes() {
            return folder().resolve("target/classes");
        }

        Path sources() {
            return folder().resolve("src/main/java");
        }
    }

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of(Module.values()).map(Module::classes).toList());

    private Application() {}

    /** The packages of a module. */
    static Set<String> packages(Module module) {
        String folder = module.classes().toUri().getPath();
        return CLASSES.stream()
                .filter(type ->
                        type.getSource().orElseThrow().getUri().getPath().startsWith(folder))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The top package that a class belongs to; empty for what is not ours. */
    static String room(JavaClass type) {
        return room(type.getPackageName());
    }

    /** The top package of a package. */
    static String room(String name) {
        return name.startsWith(PACKAGE + ".") ? name.split("\\.")[2] : "";
    }

    /** Beans of a type as the container makes them: without arguments. */
    static <T> Stream<T> beans(Class<T> type) {
        return CLASSES.stream()
                .filter(found ->
                        found.isAssignableTo(type) && !found.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::reflect)
                .flatMap(found -> Stream.of(found.getDeclaredConstructors()))
                .filter(constructor -> constructor.getParameterCount() == 0)
                .map(constructor -> type.cast(call(constructor, constructor::newInstance)));
    }

    /** The projections: those that are beans and those that beans produce. */
    static List<Projection<?>> projections() {
        Stream<Projection<?>> produced = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Produces.class)
                        && method.getRawReturnType().isEquivalentTo(Projection.class))
                .map(JavaMethod::reflect)
                .map(method -> (Projection<?>) produced(method));
        return Stream.concat(beans(Projection.class).map(found -> (Projection<?>) found), produced)
                .toList();
    }

    private static Object produced(Method method) {
        return call(method, () -> {
            Constructor<?> bean = method.getDeclaringClass().getDeclaredConstructor();
            bean.setAccessible(true);
            return method.invoke(bean.newInstance());
        });
    }

    private static Object call(AccessibleObject member, Reflective call) {
        try {
            member.setAccessible(true);
            return call.value();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(member + " cannot be called", e);
        }
    }

    private interface Reflective {
        Object value() throws ReflectiveOperationException;
    }
}
