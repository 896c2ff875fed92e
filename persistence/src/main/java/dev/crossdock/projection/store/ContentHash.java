package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Sql;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The content of a set of rows in one number, independent of their order: the sum of the first 60 bits of the MD5 of
 * each row's text. It finds faults; it is no defence against an adversary.
 *
 * @param rows how many rows
 * @param sum the sum over the rows
 */
public record ContentHash(long rows, BigInteger sum) {

    /** The hash of the single text column that the query returns. */
    public static ContentHash of(Connection connection, String query) throws SQLException {
        String sql = """
                select count(*), coalesce(sum(('x' || substr(md5(line), 1, 15))::bit(60)::bigint), 0)::text
                from (%s) as rows (line)""".formatted(query);
        return Sql.query(connection, sql, row -> new ContentHash(row.getLong(1), new BigInteger(row.getString(2))))
                .get(0);
    }

    /** The hash of both sets together. */
    public ContentHash and(ContentHash other) {
        return new ContentHash(rows + other.rows, sum.add(other.sum));
    }

    @Override
    public String toString() {
        return rows + "-" + sum.toString(16);
    }
}
