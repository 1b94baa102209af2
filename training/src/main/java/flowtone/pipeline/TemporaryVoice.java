package flowtone.pipeline;

import flowtone.library.VoiceWriter;
import flowtone.synthesis.Voice;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A voice with another student, in a folder that is deleted when it is closed. */
final class TemporaryVoice implements AutoCloseable {
  private final Path directory;
  private final Voice voice;

  private TemporaryVoice(Path directory, Voice voice) {
    this.directory = directory;
    this.voice = voice;
  }

  /**
   * Like a voice but for its student.
   *
   * @throws VoiceException if it cannot be written
   */
  static TemporaryVoice of(Voice like, TrainedFlow student) {
    try {
      Path directory = Files.createTempDirectory("flowtone-voice");
      VoiceWriter.write(directory, like.manifest(), student, VoiceFiles.teacher(like.directory()));
      return new TemporaryVoice(directory, Voice.load(directory));
    } catch (IOException e) {
      throw new VoiceException("expected room for a temporary voice; got: " + e, e);
    }
  }

  Voice voice() {
    return voice;
  }

  @Override
  public void close() {
    voice.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new VoiceException(
          "expected to delete the temporary voice %s; got: %s".formatted(directory, e), e);
    }
  }
}
