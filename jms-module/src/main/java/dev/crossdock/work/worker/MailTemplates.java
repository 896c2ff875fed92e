package dev.crossdock.work.worker;

import dev.crossdock.work.PermanentFailureException;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Fills the templates of mails: of each {@code <name>.subject.ftl}, {@code <name>.txt.ftl} and {@code <name>.html.ftlh}. */
@ApplicationScoped
public class MailTemplates {

    private final Configuration templates = configuration();

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
        configuration.setClassLoaderForTemplateLoading(
                MailTemplates.class.getClassLoader(), "dev/crossdock/work/worker/templates");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }

    /**
     * Makes a mail.
     *
     * @throws PermanentFailureException if there is no such template, or the model lacks what it needs
     */
    FilledTemplate fill(String name, Map<String, Object> model) throws PermanentFailureException {
        return new FilledTemplate(
                part(name + ".subject.ftl", model).strip(),
                part(name + ".txt.ftl", model),
                part(name + ".html.ftlh", model));
    }

    private String part(String file, Map<String, Object> model) throws PermanentFailureException {
        try {
            StringWriter text = new StringWriter();
            templates.getTemplate(file).process(model, text);
            return text.toString();
        } catch (TemplateNotFoundException e) {
            throw new PermanentFailureException("there is no template " + file + "; correct the name of the template");
        } catch (TemplateException e) {
            throw new PermanentFailureException("the model does not fit " + file + ": " + e.getBlamedExpressionString()
                    + " is missing or of another kind; correct the model");
        } catch (IOException e) {
            throw new PermanentFailureException("the template " + file + " cannot be read: " + e.getMessage());
        }
    }
}
