package flowtone.library;

import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies in a folder of voices under one file name: a voice, or what should be one.
 *
 * @param path its directory, or its zip
 * @param manifest what it says of itself; empty if nothing is played under the name it gives itself
 * @param fault why it cannot be used, one sentence; empty if it can, as far as that is known
 */
public record VoiceEntry(Path path, Optional<Manifest> manifest, Optional<String> fault) {

  static VoiceEntry of(Path path, Manifest manifest, Optional<String> fault) {
    return new VoiceEntry(path, Optional.of(manifest), fault);
  }

  static VoiceEntry broken(Path path, String reason) {
    return new VoiceEntry(path, Optional.empty(), Optional.of(reason));
  }

  /** The name it is found by; its file's if it is found by none. */
  public String name() {
    return manifest.map(Manifest::name).orElseGet(() -> path.getFileName().toString());
  }

  /**
   * Bytes that its files take on the disk.
   *
   * @throws VoiceException if they cannot be looked at
   */
  public long bytes() {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(VoiceEntry::size).sum();
    } catch (IOException | UncheckedIOException e) {
      throw new VoiceException("expected readable files of a voice in " + path, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
