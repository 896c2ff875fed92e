package dev.crossdock.stack.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Takes the pictures of {@code docs/operations.md} from the console of a running server, on the paths that are described
 * there: who finds a path no longer gets no picture. No test of the build; CONTRIBUTING.md says how to start it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConsoleTour {

    private static final int TIMEOUT = 60_000;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** What is looked at. */
    protected final Platform platform = Platform.running();

    /** Where the tour is; a desktop's size. */
    protected Page page;

    private final String server = platform.stack.settings().topology().server();
    private final Chromium chromium = Chromium.start()
            .orElseThrow(() ->
                    new IllegalStateException("There is no /usr/bin/chromium; on Debian, apt-get install chromium."));

    /** Opens the console of the server after some work that its statistics can tell of. */
    @BeforeAll
    void open() {
        work();
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(
                                "http://127.0.0.1:" + platform.stack.settings().port(Port.ADMINISTRATION))
                        .setHttpCredentials("admin", password())
                        .setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(TIMEOUT);
        page = context.newPage();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    /** Gives the workers something to do and waits until it is done. */
    protected final void work() {
        BackgroundWork work = new BackgroundWork(platform);
        String mail = work.submit("email", BackgroundWork.anEmail(BackgroundWork.anAddress()));
        String invoice = work.submit("document", BackgroundWork.anInvoice(1));
        work.awaitState(mail, "done");
        work.awaitState(invoice, "done");
    }

    /** The password of the administrator. */
    protected final String password() {
        return new Secrets(platform.stack.settings().home()).secret(server + ".password");
    }

    /** Something that can be seen, such as {@code text=Pool} or {@code #logging}; of several the first. */
    protected final Locator seen(String selector) {
        return page.locator(selector + " >> visible=true").first();
    }

    /** Keeps what is on the page as a picture of the documentation. */
    protected final void picture(String name) {
        picture(name, HEIGHT);
    }

    /** Keeps the upper part of the page. */
    protected final void picture(String name, int height) {
        page.mouse().move(WIDTH - 1.0, 1);
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setClip(0, 0, WIDTH, height)
                .setPath(platform.stack
                        .settings()
                        .root()
                        .resolve(Path.of("docs", "images", "operations-%s-%s.png".formatted(server, name)))));
    }
}
