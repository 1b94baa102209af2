package flowtone.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server with the usual limits, for all tests of a class. */
abstract class OneServer {
  static TestServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = new TestServer(folder, Limits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }
}
