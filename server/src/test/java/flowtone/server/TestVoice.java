package flowtone.server;

import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.library.TestFlows;
import flowtone.library.TestVoices;
import flowtone.model.FlowFamilies;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import java.nio.file.Path;
import java.util.List;

/** Writes voices small enough for tests. */
public final class TestVoice {
  /** Rate of its sound. */
  public static final int SAMPLE_RATE_HZ = 16000;

  private TestVoice() {}

  /** Puts an instrument of two labels into a folder of voices, and says where it lies. */
  public static Path write(Path folder, String name) {
    return TestVoices.write(folder, manifest(name));
  }

  /** The same, reading brightness, by which it is the louder, and noisiness. */
  public static Path writeReading(Path folder, String name) {
    return TestVoices.write(folder, TestVoices.withFeatures(manifest(name)));
  }

  /** The same, of half the level. */
  static Path writeSoft(Path folder, String name) {
    return TestVoices.write(folder, TestVoices.withGain(manifest(name), 2));
  }

  /** Puts a flow of each other family into a voice. */
  public static void addFlows(Path voice) {
    List.of(FlowFamilies.NICE, FlowFamilies.REAL_NVP, FlowFamilies.MINTNET)
        .forEach(family -> TestFlows.add(voice, family));
  }

  private static Manifest manifest(String name) {
    return new ManifestBuilder(name, VoiceKind.INSTRUMENT)
        .title("A test instrument")
        .audio(SAMPLE_RATE_HZ, 128, 16)
        .labels(List.of(label("altosax"), label("cello")))
        .contextHops(TestVoices.contextHops())
        .trainedOn("nothing")
        .licence("CC0-1.0")
        .build();
  }

  private static Label label(String name) {
    return Label.of(name).withPitch(48, 84).withLoudness(-40, -15).withEnvelope(0.02, 0.05);
  }
}
