package dev.crossdock.work.worker;

import dev.crossdock.value.EmailAddress;
import dev.crossdock.work.Assignment;
import dev.crossdock.work.PermanentFailureException;
import dev.crossdock.work.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one e-mail with a plain and an HTML part. SMTP cannot be asked whether a mail was taken: a crash between its answer
 * and the commit sends the mail again, with the same Message-ID, by which mail systems recognise it.
 */
@ApplicationScoped
public class EmailTask implements Task {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    @Inject
    @ConfigProperty(name = "crossdock.smtp.from", defaultValue = "no-reply@crossdock.example")
    String from;

    @Inject
    MailServer server;

    @Inject
    MailTemplates templates;

    @Override
    public JsonNode perform(Assignment job) throws PermanentFailureException, MessagingException {
        JsonNode body = job.body();
        InternetAddress to = address(body.path("to").asString(""));
        Map<String, Object> model = body.has("model") ? JSON.convertValue(body.get("model"), MODEL) : new HashMap<>();
        FilledTemplate mail = templates.fill(body.path("template").asString(""), model);
        String messageId = "<" + job.id() + "." + job.round() + "@crossdock>";
        server.send(message(mail, to, messageId, job));
        return JSON.createObjectNode().put("messageId", messageId);
    }

    private static InternetAddress address(String text) throws PermanentFailureException {
        try {
            return new InternetAddress(new EmailAddress(text).inAscii());
        } catch (AddressException | IllegalArgumentException e) {
            throw new PermanentFailureException("/to " + e.getMessage() + "; correct it");
        }
    }

    private MimeMessage message(FilledTemplate mail, InternetAddress to, String messageId, Assignment job)
            throws MessagingException {
        MimeMessage message = new MimeMessage(server.session()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(job.submittedAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives(mail));
        message.saveChanges();
        return message;
    }

    /** The best alternative comes last. */
    private static MimeMultipart alternatives(FilledTemplate mail) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.plain(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(mail.html(), "text/html; charset=UTF-8");
        return new MimeMultipart("alternative", plain, html);
    }
}
