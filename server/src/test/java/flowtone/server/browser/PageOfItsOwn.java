package flowtone.server.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with two voices for each test, which may end it, and the page a test opens of it. */
abstract class PageOfItsOwn {
  @TempDir Path folder;
  RunningServer server;
  Page page;

  @BeforeEach
  void startServer() {
    server = RunningServer.start(folder);
  }

  @AfterEach
  void closePageAndServer() {
    if (page != null) {
      page.close();
    }
    server.close();
  }

  /** Begins to listen to a page that is ready to play. */
  void openPage() {
    page = Page.open(server.address());
    page.listen();
  }

  /** Brings the server back where it was. */
  void restartServer() {
    server = RunningServer.start(folder, server.address().getPort());
  }
}
