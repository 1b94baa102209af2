package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.library.TestFlows;
import flowtone.library.TestVoices;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingMixTest {
  private static final Manifest MANIFEST = TestVoices.withGain(TestVoices.duet("duet"), 2);
  private static final float[] REED = {1, 0};
  private static final float[] BOW = {0, 1};

  /** Of different lengths, none of them whole hops. */
  private static final List<RecordingMix.Part> PARTS =
      List.of(
          part("a", 220, 0.3, REED),
          part("b", 330, 0.41, BOW),
          part("c", 150, 0.123, REED),
          part("d", 500, 0.2, new float[] {0.5f, 0.5f}));

  private static FlowSynthesizer flow;
  private static RecordingMix recordings;

  @BeforeAll
  static void measure() {
    flow = new FlowSynthesizer(MANIFEST, TestFlows.of(MANIFEST, FlowFamilies.REAL_NVP, 4));
    recordings = new RecordingMix(flow, PARTS);
  }

  @AfterAll
  static void close() {
    flow.close();
  }

  @Test
  void aMixInChunksIsThatAtOnce() {
    LatentMix mix = LatentMix.ofDegrees(30, 60);
    RecordingMix.Mixed mixed = recordings.open(mix);
    float[] whole = recordings.at(mix).samples();
    float[] chunks = new float[mixed.track().samples()];
    int hopSamples = MANIFEST.hopSamples();
    for (int hop = 0; hop < mixed.track().hops(); hop += 3) {
      FeatureTrack chunk = mixed.track().slice(hop, Math.min(hop + 3, mixed.track().hops()));
      System.arraycopy(mixed.stream().next(chunk), 0, chunks, hop * hopSamples, chunk.samples());
    }
    assertTrue(chunks.length - whole.length < hopSamples);
    assertArrayEquals(whole, Arrays.copyOf(chunks, whole.length), 1e-5f);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 90, 1", "90, 0, 2", "90, 90, 3"})
  void aCornerIsItsRecording(double a, double b, int corner) {
    assertComesBack(recordings, a, b, corner);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nice", "realnvp"})
  void anyFlowOfCouplingsGivesTheCornersBack(String id) {
    FlowFamily family = FlowFamilies.of(id);
    try (FlowSynthesizer other = new FlowSynthesizer(MANIFEST, TestFlows.of(MANIFEST, family, 2))) {
      assertComesBack(new RecordingMix(other, PARTS), 90, 90, 3);
    }
  }

  private static void assertComesBack(RecordingMix mix, double a, double b, int corner) {
    Waveform made = mix.at(LatentMix.ofDegrees(a, b));
    assertEquals(MANIFEST.sampleRateHz(), made.sampleRateHz());
    assertArrayEquals(PARTS.get(corner).sound().samples(), made.samples(), 1e-4f);
  }

  @Test
  void aMixIsAsLongAsTheLongestOfThoseInIt() {
    assertEquals(6560, recordings.at(LatentMix.ofDegrees(45, 45)).samples().length);
    assertEquals(4800, recordings.at(LatentMix.ofDegrees(45, 0)).samples().length);
    assertEquals(3200, recordings.at(LatentMix.ofDegrees(90, 45)).samples().length);
  }

  @Test
  void aMixIsNoneOfTheRecordingsAndFinite() {
    float[] made = recordings.at(LatentMix.ofDegrees(45, 45)).samples();
    for (RecordingMix.Part part : PARTS) {
      float[] own = Arrays.copyOf(part.sound().samples(), made.length);
      assertTrue(distance(own, made) > 0.02, part.name());
    }
    for (float sample : made) {
      assertTrue(Float.isFinite(sample));
    }
  }

  @Test
  void theSoundMovesSmoothlyAwayFromACorner() {
    float[] corner = recordings.at(LatentMix.ofDegrees(0, 0)).samples();
    float[] near = recordings.at(LatentMix.ofDegrees(0, 0.01)).samples();
    assertTrue(distance(corner, Arrays.copyOf(near, corner.length)) < 0.01);
  }

  @Test
  void aRecordingAtAnotherRateComesBackConverted() {
    RecordingMix.Part fast = new RecordingMix.Part("fast", sine(440, 0.2, 48000), REED);
    RecordingMix mix = new RecordingMix(flow, List.of(fast, fast, fast, fast));
    Waveform made = mix.at(LatentMix.FIRST);
    assertEquals(16000, made.sampleRateHz());
    float[] expected = sine(440, 0.2, 16000).samples();
    // A resampler's filter settles at both ends.
    assertArrayEquals(
        Arrays.copyOfRange(expected, 400, 2800),
        Arrays.copyOfRange(made.samples(), 400, 2800),
        2e-3f);
  }

  @Test
  void whatCannotBeMixedIsRefusedInOneSentence(@TempDir Path folder) {
    assertRefused(
        "expected four recordings; got 3", () -> new RecordingMix(flow, PARTS.subList(0, 3)));
    assertRefused(
        "expected a recording of at least 0.1 seconds; got 0.050 in short.wav",
        () -> part("short.wav", 440, 0.05, REED));
    assertRefused(
        "expected a recording that can be heard; got silence in still.wav",
        () -> new RecordingMix.Part("still.wav", new Waveform(new float[16000], 16000), REED));
    Path directory = TestVoices.write(folder, MANIFEST);
    try (Voice voice = Voice.load(directory)) {
      assertRefused(
          "expected a voice with a flow that samples in one pass, realnvp or nice; got duet with"
              + " none",
          () -> RecordingMix.family(voice));
    }
  }

  private static void assertRefused(String sentence, Runnable action) {
    assertEquals(sentence, assertThrows(RuntimeException.class, action::run).getMessage());
  }

  /** Root of the mean squared difference. */
  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum / one.length);
  }

  private static RecordingMix.Part part(
      String name, double hertz, double seconds, float[] labelWeights) {
    return new RecordingMix.Part(name, sine(hertz, seconds, 16000), labelWeights);
  }

  private static Waveform sine(double hertz, double seconds, int rateHz) {
    float[] samples = new float[(int) Math.round(seconds * rateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / rateHz));
    }
    return new Waveform(samples, rateHz);
  }
}
