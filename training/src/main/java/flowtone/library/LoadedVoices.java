package flowtone.library;

import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Voices by their directory, each loaded when first asked for. Whoever asks for a voice that is
 * being loaded waits for it; nobody waits for another. A directory whose manifest has changed is
 * loaded anew, and the voice it held before stays open for those who play it. Thread-safe.
 */
final class LoadedVoices implements AutoCloseable {
  private record Version(Path directory, FileTime changed) {
    static Version of(Path directory) {
      Path absolute = directory.toAbsolutePath().normalize();
      try {
        return new Version(
            absolute, Files.getLastModifiedTime(absolute.resolve(Manifest.FILE_NAME)));
      } catch (IOException e) {
        throw new VoiceException("expected a readable voice in " + directory, e);
      }
    }
  }

  private final Map<Version, CompletableFuture<Voice>> voices = new ConcurrentHashMap<>();
  private final Function<Path, Voice> loader;

  /**
   * @param loader reads the voice in a directory
   */
  LoadedVoices(Function<Path, Voice> loader) {
    this.loader = loader;
  }

  /**
   * The voice in a directory.
   *
   * @throws VoiceException if it is damaged; it is tried again the next time
   */
  Voice of(Path directory) {
    Version version = Version.of(directory);
    CompletableFuture<Voice> mine = new CompletableFuture<>();
    CompletableFuture<Voice> earlier = voices.putIfAbsent(version, mine);
    if (earlier == null) {
      load(version, mine);
      return result(mine);
    }
    return result(earlier);
  }

  private void load(Version version, CompletableFuture<Voice> future) {
    try {
      future.complete(loader.apply(version.directory()));
    } catch (RuntimeException | Error e) {
      voices.remove(version, future);
      future.completeExceptionally(e);
    }
  }

  private static Voice result(CompletableFuture<Voice> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof VoiceException damaged) {
        throw damaged;
      }
      throw e;
    }
  }

  /** Closes every voice, those being loaded as soon as they are. */
  @Override
  public void close() {
    voices.values().forEach(voice -> voice.thenAccept(Voice::close));
    voices.clear();
  }
}
