package flowtone.server.browser;

import flowtone.library.VoiceLibrary;
import flowtone.server.FlowtoneApp;
import flowtone.server.Limits;
import flowtone.server.ServerSettings;
import flowtone.server.TestVoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real server with two test voices of two labels each. */
final class RunningServer implements AutoCloseable {
  static final List<String> VOICES = List.of("duo", "other");
  static final List<String> LABELS = List.of("Alto saxophone", "Cello");

  private final VoiceLibrary library;
  private final FlowtoneApp app;
  private final URI address;
  private boolean closed;

  private RunningServer(Path folder, int port) throws IOException {
    Path voices = folder.resolve("voices");
    for (String name : VOICES) {
      TestVoice.write(voices, name);
    }
    library = new VoiceLibrary(List.of(voices));
    Path runs = folder.resolve("runs");
    ServerSettings settings = new ServerSettings("127.0.0.1", port, runs, Limits.DEFAULT);
    app = new FlowtoneApp(settings, library).start();
    address = app.address();
  }

  /** Starts on any free port. */
  static RunningServer start(Path folder) {
    return start(folder, 0);
  }

  static RunningServer start(Path folder, int port) {
    try {
      return new RunningServer(folder, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the page is, or was before the server closed. */
  URI address() {
    return address;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      app.close();
      library.close();
    }
  }
}
