package flowtone.library;

import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureExpectation;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.storage.WeightArray;
import flowtone.synthesis.SineWeights;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Voices for tests. */
public final class TestVoices {
  private TestVoices() {}

  /** Two instruments: "reed" plays C3 to C5 (48 to 72), "bow" C2 to C4 (36 to 60) and softer. */
  public static Manifest duet(String name) {
    return manifest(
        name,
        VoiceKind.INSTRUMENT,
        List.of(
            Label.of("reed")
                .withPitch(48, 72)
                .withLoudness(-35, -15)
                .withEnvelope(0.04, 0.2)
                .withDecay(-1, 1),
            Label.of("bow")
                .withPitch(36, 60)
                .withLoudness(-45, -25)
                .withEnvelope(0.15, 0.4)
                .withDecay(-0.5, 1)));
  }

  /**
   * A plucked string, C2 to C6 (36 to 84): it falls by 20 dB a second at C4, twice as fast at C5.
   */
  public static Manifest harp() {
    return manifest(
        "harp",
        VoiceKind.INSTRUMENT,
        List.of(
            Label.of("harp")
                .withPitch(36, 84)
                .withLoudness(-35, -15)
                .withEnvelope(0.01, 2)
                .withDecay(-20, 2)));
  }

  /** An instrument of one label, which plays from one MIDI note to another. */
  public static Manifest of(String name, double lowestMidi, double highestMidi) {
    Label label = Label.of(name).withPitch(lowestMidi, highestMidi).withLoudness(-35, -15);
    return manifest(name, VoiceKind.INSTRUMENT, List.of(label.withEnvelope(0.04, 0.2)));
  }

  /** A voice that reads mel bands and cannot be played from notes. */
  public static Manifest vocoder(String name) {
    Label speaker =
        Label.of("speaker").withPitch(40, 64).withLoudness(-40, -20).withEnvelope(0.05, 0.1);
    return manifest(name, VoiceKind.VOCODER, List.of(speaker));
  }

  private static Manifest manifest(String name, VoiceKind kind, List<Label> labels) {
    return new ManifestBuilder(name, kind)
        .title("A " + kind + " for tests")
        .audio(16000, 128, 16)
        .labels(labels)
        .contextHops(SineWeights.STUDENT.contextHops())
        .trainedOn("nothing")
        .licence("CC0-1.0")
        .build();
  }

  /**
   * The same, but reading brightness and noisiness. Notes of the first label have a brightness of
   * 0.5 octaves, within -1 to 1.2, each further label's an octave less; all have a noisiness of -3
   * nepers, within -4 to -2.5.
   */
  public static Manifest withFeatures(Manifest like) {
    List<Label> labels = new ArrayList<>();
    for (Label label : like.labels()) {
      int octaves = labels.size();
      FeatureExpectation brightness = constant(0.5 - octaves, -1 - octaves, 1.2 - octaves);
      labels.add(
          label.withExpected(
              Map.of("brightness", brightness, "noisiness", constant(-3, -4, -2.5))));
    }
    return ManifestBuilder.like(like)
        .features(List.of("brightness", "noisiness"))
        .labels(labels)
        .build();
  }

  private static FeatureExpectation constant(double value, double lowest, double highest) {
    Double[] coefficients = new Double[FeatureExpectation.REGRESSORS];
    Arrays.fill(coefficients, 0.0);
    coefficients[0] = value;
    return new FeatureExpectation(List.of(coefficients), lowest, highest, 0.5);
  }

  /** The same, trained on recordings multiplied by this. */
  public static Manifest withGain(Manifest like, float gain) {
    return ManifestBuilder.like(like).gain(gain).build();
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
    return new FeatureEncoding(
        manifest.labels().size(), manifest.melBands(), HopFeatures.of(manifest.features()));
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
