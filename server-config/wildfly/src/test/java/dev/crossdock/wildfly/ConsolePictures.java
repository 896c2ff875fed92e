package dev.crossdock.wildfly;

import dev.crossdock.stack.testing.ConsoleTour;
import org.junit.jupiter.api.Test;

/** What an operator does in WildFly's console. */
class ConsolePictures extends ConsoleTour {

    private static final int A_FEW_LINES = 400;

    @Test
    void the_pool_of_connections() {
        subsystem("datasources");
        seen("text='Datasources'").click();
        view("#xa-dsc-crossdock");
        seen("a[href='#xa-data-source-pool-tab']").click();
        seen("text=Max Pool Size").waitFor();
        picture("pool");

        monitor("datasources");
        seen("#xa-dsr-crossdock").click();
        seen("text=Connection Pool").waitFor();
        picture("connections");
    }

    @Test
    void the_threads() {
        subsystem("io");
        view("#io");
        seen("td:text-is('default')").click();
        seen("text='64'").waitFor();
        picture("threads");
    }

    @Test
    void what_is_deployed() {
        open("deployments");
        seen("#dply-crossdockear").click();
        seen("text='Subdeployments'").waitFor();
        seen("#dply-crossdockear button.dropdown-toggle").click();
        seen("text='Disable'").waitFor();
        picture("deployed");
    }

    @Test
    void the_workers() {
        monitor("ejb3");
        seen("li[id$='mdb-emailworker']").click();
        seen("text=Delivery Active").waitFor();
        seen("li[id$='mdb-emailworker'] button.dropdown-toggle").click();
        seen("text='Stop Delivery'").waitFor();
        picture("workers");
    }

    @Test
    void the_log() {
        monitor("logging");
        view("#serverlog");
        seen(".ace_line:has-text('application.up')").waitFor();
        picture("log", A_FEW_LINES);
    }

    @Test
    void the_log_levels() {
        subsystem("logging");
        view("#logging-configuration");
        seen("#logging-category-item").click();
        seen("td:text-is('org.apache.kafka')").click();
        seen("text='WARN'").waitFor();
        picture("log-levels");
    }

    @Test
    void the_batch_jobs() {
        monitor("batch-jberet");
        seen("text=Default Job Repository").waitFor();
        picture("batch");
    }

    private void subsystem(String name) {
        open("configuration");
        seen("#subsystems").click();
        seen("#" + name).click();
    }

    private void monitor(String name) {
        open("runtime");
        seen("#standalone-host-localhost").click();
        seen("#" + name).click();
    }

    private void open(String place) {
        page.navigate("/console/index.html#" + place);
        page.reload();
    }

    private void view(String item) {
        seen(item).click();
        seen(item + " >> text='View'").click();
    }
}
