package flowtone.library;

import flowtone.synthesis.Voice;
import flowtone.voice.VoiceException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Voices by their directory, each loaded when first asked for. Whoever asks for a voice that is
 * being loaded waits for it; nobody waits for another. A directory whose manifest or graph has
 * changed is loaded anew, and the voice it held before stays open for those who play it.
 * Thread-safe.
 */
final class LoadedVoices implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Map<VoiceVersion, CompletableFuture<Voice>> voices = new ConcurrentHashMap<>();
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
    VoiceVersion version = VoiceVersion.of(directory);
    CompletableFuture<Voice> mine = new CompletableFuture<>();
    CompletableFuture<Voice> earlier = voices.putIfAbsent(version, mine);
    if (earlier == null) {
      load(version, mine);
      return result(mine);
    }
    return result(earlier);
  }

  private void load(VoiceVersion version, CompletableFuture<Voice> future) {
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

  /** Whether a version is loaded, and so was found to render. */
  boolean has(VoiceVersion version) {
    CompletableFuture<Voice> voice = voices.get(version);
    return voice != null && voice.isDone() && !voice.isCompletedExceptionally();
  }

  /** Lets go of all other versions; each is closed when nothing refers to it any more. */
  void retain(Set<VoiceVersion> versions) {
    for (VoiceVersion version : voices.keySet()) {
      CompletableFuture<Voice> old = versions.contains(version) ? null : voices.remove(version);
      if (old != null) {
        old.thenAccept(voice -> CLEANER.register(voice, voice.student()::close));
      }
    }
  }

  /** Closes every voice, those being loaded as soon as they are. */
  @Override
  public void close() {
    voices.values().forEach(voice -> voice.thenAccept(Voice::close));
    voices.clear();
  }
}
