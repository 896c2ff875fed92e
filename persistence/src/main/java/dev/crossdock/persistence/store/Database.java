package dev.crossdock.persistence.store;

import jakarta.enterprise.context.ApplicationScoped;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The application's data source, found under the name that both server families resolve: {@code jdbc/crossdock} on
 * Payara, {@code java:/jdbc/crossdock} on WildFly.
 */
@ApplicationScoped
public class Database {

    private volatile @Nullable DataSource found;

    /**
     * The container's pooled data source; inside a JTA transaction its connections are part of it. It is looked up once:
     * a lookup costs more than many a statement.
     *
     * @throws IllegalStateException if the server has no such resource
     */
    public DataSource dataSource() {
        DataSource known = found;
        if (known == null) {
            known = lookUp();
            found = known;
        }
        return known;
    }

    private static DataSource lookUp() {
        try {
            InitialContext names = new InitialContext();
            try {
                return (DataSource) names.lookup("jdbc/crossdock");
            } catch (NamingException notOnPayara) {
                return (DataSource) names.lookup("java:/jdbc/crossdock");
            }
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "no data source jdbc/crossdock: create it in the server's configuration", e);
        }
    }
}
