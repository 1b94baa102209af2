package flowtone.server.browser;

import flowtone.library.VoiceLibrary;
import flowtone.server.FlowtoneApp;
import flowtone.server.Limits;
import flowtone.server.ServerSettings;
import flowtone.server.TestVoice;
import flowtone.server.TrainingFolders;
import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real server with two test voices of two labels each, on which clients may train. */
final class RunningServer implements AutoCloseable {
  static final List<String> VOICES = List.of("duo", "other");
  static final List<String> LABELS = List.of("Alto saxophone", "Cello");

  /** Comparisons have two models that take all the time they may. */
  private static final Limits LIMITS = Limits.builder().comparisonSeconds(2).build();

  /** Files of the voices: a graph takes longer to make than to copy. */
  private static final Map<Path, byte[]> WRITTEN = new HashMap<>();

  private final VoiceLibrary library;
  private final FlowtoneApp app;
  private final URI address;
  private boolean closed;

  private RunningServer(Path folder, int port) throws IOException {
    Path voices = folder.resolve("voices");
    writeVoices(voices);
    library = new VoiceLibrary(List.of(voices));
    TrainingFolders training =
        new TrainingFolders(
            folder.resolve("runs"),
            folder.resolve("reports"),
            Optional.of(folder.resolve("recordings")));
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            port,
            training,
            folder.resolve("spool"),
            LIMITS,
            Access.DIRECT,
            AccessLog.none());
    app = new FlowtoneApp(settings, library).start();
    address = app.address();
  }

  private static synchronized void writeVoices(Path voices) throws IOException {
    if (WRITTEN.isEmpty()) {
      VOICES.forEach(name -> TestVoice.write(voices, name));
      keep(voices);
    }
    for (Map.Entry<Path, byte[]> each : WRITTEN.entrySet()) {
      Path file = voices.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  private static void keep(Path voices) throws IOException {
    try (Stream<Path> files = Files.walk(voices)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        WRITTEN.put(voices.relativize(file), Files.readAllBytes(file));
      }
    }
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
