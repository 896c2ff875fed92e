package dev.crossdock.payara;

import dev.crossdock.stack.testing.ConsoleTour;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does in the console of Payara Server. */
class ConsolePictures extends ConsoleTour {

    private static final String CONFIGURATION = "configurations:server-config:";

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
        show("text=Modules and Components");
        seen("td:text-is('EmailWorker')").scrollIntoViewIfNeeded();
        picture("deployed");
    }

    @Test
    void the_statistics_of_the_workers() {
        node("applicationServerMonitoring:applicationServerMonitoring_link");
        seen("text='Configure Monitoring'").click();
        seen("tr:has(td:text-matches('^Ejb Container$', 'i')) select").selectOption("HIGH");
        page.locator("[id='form1:title:topButtons:saveButton']").click();
        seen("text=successfully saved").waitFor();
        picture("monitoring");
    }

    @Test
    void the_log() {
        node("applicationServer:applicationServer_link");
        seen("text=View Log Files").waitFor();
        page.navigate("/common/logViewer/logViewer.jsf?instanceName=server&loglevel=INFO&viewResults=true");
        show("text=Modify Search");
        picture("log");
        page.navigate("/");
        open("configurations:server-config:server-config");
    }

    @Test
    void the_batch_jobs() {
        node("applicationServer:applicationServer_link");
        seen("text='Batch'").click();
        seen("text='Executions'").click();
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

    private void show(String selector) {
        seen(selector).scrollIntoViewIfNeeded();
    }
}
