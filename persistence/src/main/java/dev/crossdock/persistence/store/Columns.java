package dev.crossdock.persistence.store;

import dev.crossdock.value.Moment;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table or query as a class of rows declares them: a record, or an entity that JPA reads too. A field is a column
 * of its name, words separated by underscores as Hibernate does it, or of the name that {@link Column} gives it; an embeddable
 * stands for its own. Reads rows by these names, and writes many at once through arrays.
 *
 * @param <R> a row
 */
public final class Columns<R> implements Sql.Mapper<R> {

    /** An interval is multiplied in floating point, which is exact for seconds and for less than one, not for all microseconds. */
    private static final String MICROSECONDS =
            "timestamptz 'epoch' + %1$s / 1000000 * interval '1 second' + %1$s %% 1000000 * interval '1 microsecond'";

    /** How a list of texts, none with a comma, travels in an array of lists. */
    private static final String JOINED = "string_to_array(%s, ',')";

    private final Constructor<R> constructor;
    private final List<Member> members;
    private final List<Leaf> leaves;

    /** A field that is a column, or one that stands for several. */
    private record Member(
            Field field, String name, @Nullable Columns<?> embedded) {

        @Nullable Object read(ResultSet row) throws SQLException {
            return embedded == null ? Columns.read(row, name, field.getType()) : embedded.map(row);
        }
    }

    /** A column with the way to its value. */
    private record Leaf(String name, Element element, String cast, Function<Object, @Nullable Object> value) {}

    /** What a class of rows declares, in the order of its fields, those of its superclass first. */
    public Columns(Class<R> type) {
        this.members = fields(type).map(Columns::member).toList();
        this.constructor = constructor(type, members);
        this.leaves = members.stream().flatMap(Columns::leaves).toList();
    }

    private static Stream<Field> fields(Class<?> type) {
        return type == Object.class || type == Record.class
                ? Stream.empty()
                : Stream.concat(
                        fields(type.getSuperclass()),
                        Stream.of(type.getDeclaredFields()).filter(Columns::isColumn));
    }

    /** A server may add fields of its own to the class of an entity, which are transient. */
    private static boolean isColumn(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
    }

    private static Member member(Field field) {
        field.setAccessible(true);
        Class<?> type = field.getType();
        return new Member(field, name(field), type.isAnnotationPresent(Embeddable.class) ? new Columns<>(type) : null);
    }

    private static String name(Field field) {
        Column declared = field.getAnnotation(Column.class);
        return declared == null || declared.name().isEmpty()
                ? field.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : declared.name();
    }

    private static <R> Constructor<R> constructor(Class<R> type, List<Member> members) {
        try {
            Class<?>[] parameters = type.isRecord()
                    ? members.stream().map(member -> member.field().getType()).toArray(Class<?>[]::new)
                    : new Class<?>[0];
            Constructor<R> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("no row can be made of " + type, e);
        }
    }

    private static Stream<Leaf> leaves(Member member) {
        Function<Object, @Nullable Object> value = row -> get(member.field(), row);
        if (member.embedded() != null) {
            return member.embedded().leaves.stream()
                    .map(leaf -> new Leaf(
                            leaf.name(),
                            leaf.element(),
                            leaf.cast(),
                            row -> leaf.value().apply(value.apply(row))));
        }
        return Stream.of(leaf(member, value));
    }

    private static Leaf leaf(Member member, Function<Object, @Nullable Object> value) {
        Class<?> type = member.field().getType();
        String name = member.name();
        if (type == long.class || type == Long.class) {
            return new Leaf(name, Element.BIGINT, "%s", value);
        }
        if (type == int.class || type == Integer.class) {
            return new Leaf(name, Element.INTEGER, "%s", value);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Leaf(name, Element.BOOLEAN, "%s", value);
        }
        if (type == Instant.class) {
            return new Leaf(name, Element.BIGINT, MICROSECONDS, value.andThen(Columns::micros));
        }
        if (type == BigDecimal.class) {
            return new Leaf(name, Element.TEXT, "%s::numeric", value.andThen(Columns::text));
        }
        if (type == LocalDate.class) {
            return new Leaf(name, Element.TEXT, "%s::date", value.andThen(Columns::text));
        }
        if (type == List.class) {
            return new Leaf(name, Element.TEXT, JOINED, value.andThen(Columns::text));
        }
        Column declared = member.field().getAnnotation(Column.class);
        String sqlType = declared == null ? "" : declared.columnDefinition();
        return new Leaf(name, Element.TEXT, sqlType.isEmpty() ? "%s" : "%s::" + sqlType, value.andThen(Columns::text));
    }

    private static @Nullable Object micros(@Nullable Object moment) {
        return moment == null ? null : Moment.micros((Instant) moment);
    }

    private static @Nullable Object text(@Nullable Object value) {
        if (value instanceof List<?> texts) {
            return texts.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable Object get(Field field, Object row) {
        try {
            return field.get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    /** The names of the columns. */
    public List<String> names() {
        return leaves.stream().map(Leaf::name).toList();
    }

    /** The names of the columns, for the list of a statement. */
    public String list() {
        return String.join(", ", names());
    }

    /** What follows the table's name in an insert of many rows; its parameters are those of {@link #of}. */
    public String values() {
        return "(%s) select %s from unnest(%s) as u (%s)"
                .formatted(
                        list(),
                        joined(i -> leaves.get(i).cast().formatted("c" + i)),
                        joined(i -> "?::" + leaves.get(i).element().arrayType()),
                        joined(i -> "c" + i));
    }

    private String joined(IntFunction<String> column) {
        return IntStream.range(0, leaves.size()).mapToObj(column).collect(Collectors.joining(", "));
    }

    /** The rows, column by column. */
    public Object[] of(List<? extends R> rows) {
        return leaves.stream()
                .map(leaf -> leaf.element().column(rows, leaf.value()))
                .toArray();
    }

    /** What one row holds, field by field, for a statement that names a parameter for each. */
    public @Nullable Object[] row(R row) {
        return members.stream().map(member -> get(member.field(), row)).toArray();
    }

    @Override
    public R map(ResultSet row) throws SQLException {
        @Nullable Object[] values = new Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = members.get(i).read(row);
        }
        try {
            if (constructor.getParameterCount() > 0) {
                return constructor.newInstance(values);
            }
            R entity = constructor.newInstance();
            for (int i = 0; i < values.length; i++) {
                members.get(i).field().set(entity, values[i]);
            }
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + constructor.getDeclaringClass() + " can be made of a row", e);
        }
    }

    private static @Nullable Object read(ResultSet row, String name, Class<?> type) throws SQLException {
        Object value = notNull(row, name, type);
        return row.wasNull() && !type.isPrimitive() ? null : value;
    }

    /** What stands for null in a primitive field if the column is null. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object notNull(ResultSet row, String name, Class<?> type) throws SQLException {
        if (type == String.class) {
            return row.getString(name);
        }
        if (type == long.class || type == Long.class) {
            return row.getLong(name);
        }
        if (type == int.class || type == Integer.class) {
            return row.getInt(name);
        }
        if (type == boolean.class || type == Boolean.class) {
            return row.getBoolean(name);
        }
        if (type == double.class) {
            return row.getDouble(name);
        }
        if (type == Instant.class) {
            OffsetDateTime moment = row.getObject(name, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        }
        if (type == List.class) {
            Array array = row.getArray(name);
            return array == null ? null : List.of((String[]) array.getArray());
        }
        if (type.isEnum()) {
            String word = row.getString(name);
            return word == null ? null : Enum.valueOf((Class) type, word);
        }
        return row.getObject(name, type);
    }
}
