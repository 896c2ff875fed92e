package dev.crossdock.work.worker;

import dev.crossdock.work.PermanentFailureException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The server that takes our mails: how it is reached, how we sign in, and whose fault it is when it refuses one. */
@ApplicationScoped
public class MailServer {

    /** How a server answers that wants a sign-in first (RFC 4954). */
    private static final String AUTHENTICATION_REQUIRED = "530";

    @Inject
    @ConfigProperty(name = "crossdock.smtp.host", defaultValue = "127.0.0.1")
    String host;

    @Inject
    @ConfigProperty(name = "crossdock.smtp.port", defaultValue = "25")
    int port;

    @Inject
    @ConfigProperty(name = "crossdock.smtp.security", defaultValue = "none")
    String security;

    @Inject
    @ConfigProperty(name = "crossdock.smtp.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "crossdock.smtp.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "crossdock.smtp.timeout-millis", defaultValue = "10000")
    int timeoutMillis;

    /** What messages are made for. */
    Session session() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", host);
        settings.put("mail.smtp.port", String.valueOf(port));
        settings.put("mail.smtp.connectiontimeout", String.valueOf(timeoutMillis));
        settings.put("mail.smtp.timeout", String.valueOf(timeoutMillis));
        settings.put("mail.smtp.writetimeout", String.valueOf(timeoutMillis));
        settings.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        settings.put("mail.smtp.starttls.enable", String.valueOf(security.equals("starttls")));
        settings.put("mail.smtp.starttls.required", String.valueOf(security.equals("starttls")));
        settings.put("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(settings);
    }

    /**
     * Hands a message over.
     *
     * @throws PermanentFailureException if the server will never take it
     * @throws MessagingException if it may take it later, such as once the sign-in is right
     */
    void send(MimeMessage message) throws PermanentFailureException, MessagingException {
        try {
            Transport.send(message, user.orElse(null), password.orElse(null));
        } catch (AuthenticationFailedException e) {
            throw new MessagingException(
                    "the mail server does not let us in; correct crossdock.smtp.user and crossdock.smtp.password", e);
        } catch (SendFailedException e) {
            if (isAuthenticationRequired(e)) {
                throw new MessagingException(
                        "the mail server wants a sign-in; set crossdock.smtp.user and crossdock.smtp.password", e);
            }
            if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
                throw new PermanentFailureException("the mail server does not know the address in /to; correct it");
            }
            throw e;
        }
    }

    /** The server may say so about the sender or about the receiver; what it said hangs on the failure. */
    private static boolean isAuthenticationRequired(SendFailedException failure) {
        for (@Nullable Exception e = failure; e instanceof MessagingException said; e = said.getNextException()) {
            if (String.valueOf(said.getMessage()).startsWith(AUTHENTICATION_REQUIRED)) {
                return true;
            }
        }
        return false;
    }
}
