package dev.crossdock.work.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.work.PermanentFailureException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Against a mail server that demands what mail servers of others demand. */
class MailServerTest {

    private static final String UNKNOWN = "nobody@example.org";
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final MailServer ours = new MailServer();
    private SMTPServer theirs = SMTPServer.port(0).build();

    /** A certificate for the name localhost, which this process trusts: before it first asks whom to trust. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("mail.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(STORE_PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", new String(STORE_PASSWORD));
    }

    @AfterEach
    void stop() {
        theirs.stop();
    }

    @Test
    void a_server_that_wants_nothing_gets_the_mail_as_before() throws Exception {
        start(server -> server);

        send();

        assertThat(taken).singleElement().asString().contains("Subject: Hello");
    }

    @Test
    void by_starttls_and_with_a_sign_in_the_mail_arrives() throws Exception {
        start(server -> server.enableTLS().requireTLS().requireAuth().startTlsSocketFactory(certificate(), false));
        ours.security = "starttls";
        signIn("hush");

        send();

        assertThat(taken).hasSize(1);
    }

    @Test
    void by_tls_from_the_first_byte_the_mail_arrives() throws Exception {
        start(server -> server.requireAuth().serverSocketFactory(certificate()));
        ours.security = "tls";
        signIn("hush");

        send();

        assertThat(taken).hasSize(1);
    }

    @Test
    void where_starttls_is_not_to_be_had_nothing_is_sent() {
        start(server -> server.enableTLS(false));
        ours.security = "starttls";
        signIn("hush");

        assertThatThrownBy(this::send)
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS is required");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_server_with_the_certificate_of_another_name_gets_nothing() {
        start(server -> server.requireAuth().serverSocketFactory(certificate()));
        ours.security = "tls";
        ours.host = "127.0.0.1";
        signIn("hush");

        assertThatThrownBy(this::send)
                .isInstanceOf(MessagingException.class)
                .hasRootCauseInstanceOf(CertificateException.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void a_refused_sign_in_is_no_fault_of_the_mail_and_told_by_its_key() {
        start(server -> server.requireAuth());
        signIn("wrong");

        assertThatThrownBy(this::send)
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("correct crossdock.smtp.user and crossdock.smtp.password")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void a_server_that_wants_a_sign_in_says_so_and_which_keys_to_set_follows() {
        start(server -> server.requireAuth());

        assertThatThrownBy(this::send)
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("set crossdock.smtp.user and crossdock.smtp.password");
    }

    @Test
    void an_address_that_the_server_does_not_know_is_a_fault_of_the_mail() {
        start(server -> server);

        assertThatThrownBy(() -> send(UNKNOWN)).isInstanceOf(PermanentFailureException.class);
    }

    private void start(UnaryOperator<SMTPServer.Builder> demands) {
        theirs = demands.apply(new SMTPServer.Builder()
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .port(0)
                        .simpleMessageListener(new Mailboxes())
                        .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, mail) -> {
                            if (!user.equals("shop") || !password.equals("hush")) {
                                throw new LoginFailedException();
                            }
                        })))
                .build();
        theirs.start();
        ours.host = "localhost";
        ours.port = theirs.getPortAllocated();
        ours.security = "none";
        ours.user = Optional.empty();
        ours.password = Optional.empty();
        ours.timeoutMillis = 10_000;
    }

    private void signIn(String password) {
        ours.user = Optional.of("shop");
        ours.password = Optional.of(password);
    }

    private void send() throws Exception {
        send("ada@example.org");
    }

    private void send(String to) throws Exception {
        MimeMessage message = new MimeMessage(ours.session());
        message.setFrom(new InternetAddress("shop@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Hello");
        message.setText("Hello");
        ours.send(message);
    }

    private static SSLContext certificate() {
        try (InputStream stored = Files.newInputStream(folder.resolve("mail.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stored, STORE_PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, STORE_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private class Mailboxes implements SimpleMessageListener {

        @Override
        public boolean accept(String from, String to) {
            return !to.equals(UNKNOWN);
        }

        @Override
        public void deliver(String from, String to, InputStream mail) throws IOException {
            taken.add(new String(mail.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
