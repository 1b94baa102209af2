package flowtone.server.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server with two voices and its page, open for all tests of a class. */
abstract class OnePage {
  @TempDir static Path folder;
  static RunningServer server;
  static Page page;

  @BeforeAll
  static void openPage() {
    server = RunningServer.start(folder);
    page = Page.open(server.address());
  }

  @AfterAll
  static void closePage() {
    if (page != null) {
      page.close();
      page = null;
    }
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** What an asynchronous script that returns a number returns. */
  static double number(String body) {
    return page.number(body);
  }

  /** Shows another panel. */
  static void go(String panel) {
    page.evaluate("flowtone.store.set('tab', '%s')".formatted(panel));
    page.await("document.querySelector('#panel').dataset.panel === '%s'".formatted(panel));
  }
}
