package flowtone.library;

import flowtone.control.FeatureEncoding;
import flowtone.storage.WeightArray;
import flowtone.synthesis.SineWeights;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Voices for tests. */
public final class TestVoices {
  private TestVoices() {}

  /** Two instruments: "reed" plays C3 to C5 (48 to 72), "bow" C2 to C4 (36 to 60) and softer. */
  public static Manifest duet(String name) {
    return manifest(
        name,
        "instrument",
        0,
        List.of(
            new Manifest.Label("reed", 48, 72, -35, -15, 0.04f, 0.2f, -1, 1),
            new Manifest.Label("bow", 36, 60, -45, -25, 0.15f, 0.4f, -0.5f, 1)));
  }

  /**
   * A plucked string, C2 to C6 (36 to 84): it falls by 20 dB a second at C4, twice as fast at C5.
   */
  public static Manifest harp() {
    return manifest(
        "harp",
        "instrument",
        0,
        List.of(new Manifest.Label("harp", 36, 84, -35, -15, 0.01f, 2, -20, 2)));
  }

  /** A voice that reads mel bands and cannot be played from notes. */
  public static Manifest vocoder(String name) {
    Manifest.Label speaker = new Manifest.Label("speaker", 40, 64, -40, -20, 0.05f, 0.1f, 0, 1);
    return manifest(name, "vocoder", 80, List.of(speaker));
  }

  private static Manifest manifest(
      String name, String kind, int melBands, List<Manifest.Label> labels) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        "A " + kind + " for tests",
        kind,
        16000,
        128,
        16,
        melBands,
        labels,
        1,
        1,
        0,
        SineWeights.STUDENT.contextHops(),
        Map.of(),
        "nothing",
        "CC0-1.0",
        Map.of());
  }

  /** The same, trained on recordings multiplied by this. */
  public static Manifest withGain(Manifest like, float gain) {
    return new Manifest(
        like.formatVersion(),
        like.name(),
        like.title(),
        like.kind(),
        like.sampleRateHz(),
        like.hopSamples(),
        like.frameSamples(),
        like.melBands(),
        like.labels(),
        gain,
        like.noiseScale(),
        like.lookaheadHops(),
        like.contextHops(),
        like.training(),
        like.trainedOn(),
        like.licence(),
        like.metrics());
  }

  /** Writes a voice that sings a sine into {@code folder/NAME} and returns that directory. */
  public static Path write(Path folder, Manifest manifest) {
    return write(folder, manifest, SineWeights.student(encoding(manifest)));
  }

  /** Writes a voice whose student was never trained: noise, but of every layer's making. */
  public static Path writeUntrained(Path folder, Manifest manifest) {
    return write(folder, manifest, SineWeights.untrained(encoding(manifest)));
  }

  /** Hops of features that voices written here look back on. */
  public static int contextHops() {
    return SineWeights.STUDENT.contextHops();
  }

  public static FeatureEncoding encoding(Manifest manifest) {
    return new FeatureEncoding(manifest.labels().size(), manifest.melBands());
  }

  private static Path write(Path folder, Manifest manifest, Map<String, WeightArray> student) {
    Path directory = folder.resolve(manifest.name());
    VoiceWriter.write(
        directory,
        manifest,
        new TrainedFlow(SineWeights.STUDENT, student),
        new TrainedFlow(SineWeights.TEACHER, SineWeights.teacher(encoding(manifest))));
    return directory;
  }
}
