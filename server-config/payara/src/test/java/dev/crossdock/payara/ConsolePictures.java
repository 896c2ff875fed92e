package dev.crossdock.payara;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import dev.crossdock.stack.testing.ConsoleTour;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does in the console of Payara Server. */
class ConsolePictures extends ConsoleTour {

    private static final String CONFIGURATION = "configurations:server-config:";
    private static final String MONITORING = "applicationServerMonitoring:applicationServerMonitoring_link";

    /** Beside the tree, where some names stand a second time. */
    private static final String CONTENT = "[id^='propertyForm'] >> ";

    @BeforeAll
    void signIn() {
        page.navigate("/");
        page.locator("[id='Login.username']").fill("admin");
        page.locator("[id='Login.password']").fill(password());
        page.locator("#loginButton").click();
        open("configurations:server-config:server-config");
    }

    @Test
    void the_pool_of_connections() {
        open("resources:JDBC:JDBC");
        open("resources:JDBC:connectionPoolResources:connectionPoolResources");
        node("resources:JDBC:connectionPoolResources:crossdock:link");
        show("text=Maximum Pool Size");
        picture("pool");
    }

    @Test
    void the_threads() {
        open(CONFIGURATION + "threadPools:threadPools");
        node(CONFIGURATION + "threadPools:http-thread-pool:link");
        show("text=Max Thread Pool Size");
        picture("threads");
    }

    @Test
    void what_is_deployed() {
        open("applications:applications");
        node("applications:crossdock:link");
        show("text='EmailWorker'");
        picture("deployed");

        node("applications:applications_link");
        show("text='Reload'");
        picture("restart");
    }

    @Test
    void the_statistics_of_the_workers() {
        node(MONITORING);
        seen("text='Configure Monitoring'").click();
        Locator level = seen("tr:has(> th :text-is('Ejb Container')) select");
        level.selectOption("HIGH");
        page.locator("[id='form1:title:topButtons:saveButton']").click();
        seen("text=successfully saved").waitFor();
        level.scrollIntoViewIfNeeded();
        picture("monitoring");

        work();
        node(MONITORING);
        seen("text='Application'").click();
        choose("crossdock-jms-module.jar");
        choose("EmailWorker");
        show("text='MessageCount'");
        picture("workers");
    }

    @Test
    void the_log() {
        node("applicationServer:applicationServer_link");
        seen(CONTENT + "text='View Raw Log'").waitFor();
        // What the button opens in a window of its own.
        page.navigate("/common/logViewer/logViewerRaw.jsf?instanceName=server");
        seen("text=dev.crossdock").waitFor();
        picture("log");
        page.navigate("/");
        open("configurations:server-config:server-config");
    }

    @Test
    void the_log_levels() {
        node(CONFIGURATION + "loggerSetting:loggerSetting_link");
        seen("text='Log Levels'").click();
        show("[value='dev.crossdock'], [value='org.apache.kafka']");
        picture("log-levels");
    }

    @Test
    void the_batch_jobs() {
        node("applicationServer:applicationServer_link");
        seen(CONTENT + "text='Batch'").click();
        seen(CONTENT + "text='Executions'").click();
        seen("text='Batch Job Executions'").waitFor();
        picture("batch");
    }

    /** Opens a branch of the tree at the left. */
    private void open(String branch) {
        node(branch + "_turner");
    }

    private void node(String id) {
        page.locator("[id='treeForm:tree:" + id + "']").click();
    }

    private void choose(String option) {
        seen("select:has(option:text-is('" + option + "'))").selectOption(new SelectOption().setLabel(option));
    }

    private void show(String selector) {
        seen(selector).scrollIntoViewIfNeeded();
    }
}
