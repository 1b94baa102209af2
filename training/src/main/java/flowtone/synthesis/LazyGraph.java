package flowtone.synthesis;

import flowtone.voice.VoiceException;
import java.nio.file.Path;

/** The SavedModel of a voice, loaded when first asked for. Thread-safe; owns native memory. */
final class LazyGraph implements AutoCloseable {
  private final Path directory;
  private final int featureWidth;
  private StudentRunner runner;
  private volatile boolean closed;

  /**
   * @param featureWidth features a hop that the voice's manifest describes
   */
  LazyGraph(Path directory, int featureWidth) {
    this.directory = directory;
    this.featureWidth = featureWidth;
  }

  /**
   * What runs it; stays this one's to close.
   *
   * @throws VoiceException if it is missing, damaged or reads other features
   * @throws IllegalStateException if this is closed
   */
  synchronized StudentRunner loaded() {
    requireOpen();
    if (runner == null) {
      runner = load();
    }
    return runner;
  }

  private StudentRunner load() {
    StudentRunner loaded = new StudentRunner(directory);
    int width = loaded.featureWidth();
    if (width != featureWidth) {
      loaded.close();
      throw new VoiceException(
          "expected a model that reads %d features a hop in %s; got one that reads %d"
              .formatted(featureWidth, directory, width));
    }
    return loaded;
  }

  /**
   * @throws IllegalStateException if this is closed
   */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("expected a voice that is open; got a closed one");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (runner != null) {
      runner.close();
    }
  }
}
