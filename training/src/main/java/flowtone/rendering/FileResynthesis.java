package flowtone.rendering;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.SoundFileSettings;
import flowtone.audio.file.SoundFormat;
import flowtone.resynthesis.AfterSilence;
import flowtone.resynthesis.RecordingTracks;
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
 * @param files how they are read and written
 */
public record FileResynthesis(
    Voice voice,
    Resynthesis how,
    BiFunction<Path, Manifest, float[]> labels,
    NoiseSettings noise,
    Handling files) {

  /**
   * How recordings are read and sounds written.
   *
   * @param wholeOnly whether recordings are refused of which something is missing
   * @param settings of what is written
   */
  public record Handling(boolean wholeOnly, SoundFileSettings settings) {
    /** As far as recordings go, as sounds are. */
    public static final Handling DEFAULT = new Handling(false, SoundFileSettings.DEFAULT);
  }

  /**
   * Reads a recording and writes its resynthesis in the format that the target's name asks for.
   *
   * @throws AudioFileException if the recording cannot be used or is the target itself
   */
  public RenderedFile render(Path recording, Path target) {
    if (target.toAbsolutePath().normalize().equals(recording.toAbsolutePath().normalize())) {
      throw new AudioFileException(
          "expected --out to be another file than the recording " + recording);
    }
    Manifest manifest = voice.manifest();
    FileRendering rendering = new FileRendering(target, files.settings(), manifest.name());
    float[] weights = labels.apply(recording, manifest);
    try (RecordingTracks tracks = RecordingTracks.open(recording, how, manifest, weights)) {
      RenderedFile made =
          tracks.isWhole() ? whole(rendering, tracks) : partByPart(rendering, tracks);
      return made.remarked(tracks.remarks());
    }
  }

  private RenderedFile whole(FileRendering rendering, RecordingTracks tracks) {
    AfterSilence controls = new AfterSilence(tracks.next().orElseThrow(), tracks.silentHops());
    requireWhole(tracks);
    return rendering.whole(() -> controls.heard(voice.student().render(controls.track(), noise)));
  }

  private RenderedFile partByPart(FileRendering rendering, RecordingTracks tracks) {
    SoundBlocks blocks =
        new TrackBlocks(tracks, voice.student().open(noise), () -> requireWhole(tracks));
    return rendering.blockwise(blocks, voice.manifest().sampleRateHz());
  }

  private void requireWhole(RecordingTracks tracks) {
    if (files.wholeOnly()) {
      AudioFiles.requireWhole(tracks.remarks());
    }
  }

  /**
   * Where the resynthesis of a recording goes: the file itself, or one in a directory.
   *
   * @param format of files in directories
   */
  public static Path target(Path recording, Path out, SoundFormat format) {
    String name = recording.getFileName().toString();
    return Files.isDirectory(out) ? out.resolve(stem(name) + "." + format.extension()) : out;
  }

  /**
   * Where each recording of a directory goes: the same place below another directory.
   *
   * @throws AudioFileException if there is none
   */
  public static Map<Path, Path> targets(Path directory, Path out, SoundFormat format) {
    String end = "." + format.extension();
    Map<Path, Path> targets = new LinkedHashMap<>();
    for (Path file : AudioFiles.list(directory)) {
      String name = directory.relativize(file).toString();
      Path target = out.resolve(stem(name) + end);
      targets.put(file, targets.containsValue(target) ? out.resolve(name + end) : target);
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
