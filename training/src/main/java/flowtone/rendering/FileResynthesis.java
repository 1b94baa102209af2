package flowtone.rendering;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.Recording;
import flowtone.resynthesis.RemarkedTrack;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Resynthesizes recordings from file to file.
 *
 * @param voice that synthesizes; stays the caller's to close
 * @param how transposed, stretched and matched in loudness
 * @param labels weights of the voice's labels for a recording [labels]
 * @param noise seed and scale of the noise
 */
public record FileResynthesis(
    Voice voice, Resynthesis how, BiFunction<Path, Manifest, float[]> labels, NoiseSettings noise) {

  /**
   * Reads a recording and writes its resynthesis as WAV.
   *
   * @throws AudioFileException if the recording cannot be used or is the target itself
   */
  public RenderedFile render(Path recording, Path target) {
    Recording sound = AudioFiles.readRemarked(recording);
    if (target.toAbsolutePath().normalize().equals(recording.toAbsolutePath().normalize())) {
      throw new AudioFileException(
          "expected --out to be another file than the recording " + recording);
    }
    Manifest manifest = voice.manifest();
    RemarkedTrack controls =
        how.remarked(sound, recording.toString(), manifest, labels.apply(recording, manifest));
    return RenderedFile.render(
            target, manifest.name(), () -> voice.student().render(controls.track(), noise))
        .remarked(controls.remarks());
  }

  /** Where the resynthesis of a recording goes: the file itself, or a WAV in a directory. */
  public static Path target(Path recording, Path out) {
    String name = recording.getFileName().toString();
    return Files.isDirectory(out) ? out.resolve(stem(name) + ".wav") : out;
  }

  /**
   * Where each recording of a directory goes: the same place below another directory, as WAV.
   *
   * @throws AudioFileException if there is none
   */
  public static Map<Path, Path> targets(Path directory, Path out) {
    Map<Path, Path> targets = new LinkedHashMap<>();
    for (Path file : AudioFiles.list(directory)) {
      String name = directory.relativize(file).toString();
      Path target = out.resolve(stem(name) + ".wav");
      targets.put(file, targets.containsValue(target) ? out.resolve(name + ".wav") : target);
    }
    if (targets.isEmpty()) {
      throw new AudioFileException("expected recordings in " + directory + "; got none");
    }
    return targets;
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? fileName : fileName.substring(0, dot);
  }
}
