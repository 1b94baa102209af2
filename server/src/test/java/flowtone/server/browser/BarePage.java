package flowtone.server.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A document of a server that does nothing by itself, into which the page's modules can be loaded
 * one by one; open for all tests of a class. Quicker to open than {@link OnePage}, which plays.
 */
abstract class BarePage {
  @TempDir private static Path folder;
  private static RunningServer server;
  static Page page;

  @BeforeAll
  static void openDocument() {
    server = RunningServer.start(folder);
    page = Page.openWith(server.address().resolve("/api/health/live"), "");
  }

  @AfterAll
  static void closeDocument() {
    if (page != null) {
      page.close();
      page = null;
    }
    server.close();
  }

  /** What an asynchronous script that returns a number returns. */
  static double number(String body) {
    return page.number(body);
  }
}
