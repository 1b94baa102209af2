package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Loudness;
import flowtone.audio.Waveform;
import flowtone.audio.file.RecordingParts;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureExpectation;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of several parts; the higher their rate, the sooner they are that. */
class RecordingTracksTest {
  private static final int RATE = 176_400;
  private static final float[] REED = {1, 0};
  private static final HopFeature BRIGHTNESS = HopFeatures.of(HopFeatures.BRIGHTNESS);

  /** Place of the loudness, in 40 dB, among what features are regressed on. */
  private static final int LOUD = 4;

  private static final Manifest DUET = TestVoices.duet("duet");

  @TempDir private static Path folder;
  private static Path file;
  private static Waveform melody;

  @BeforeAll
  static void record() {
    int samples = RecordingParts.LONGEST_SAMPLES + 4 * RATE;
    float[] tone =
        HarmonicTones.harmonic(RATE, samples, i -> 200 * Math.pow(2, i / (RATE / 2) % 12 / 12.0));
    for (int i = 0; i < samples; i++) {
      int within = i % (RATE / 2);
      boolean rest = within < RATE / 20;
      tone[i] *= rest ? 0.002f : (float) (0.2 * Math.min(1, (within - RATE / 20) / (0.01 * RATE)));
    }
    melody = new Waveform(tone, RATE);
    file = folder.resolve("melody.wav");
    WavWriter.write(file, melody, WavWriter.Encoding.FLOAT32);
  }

  private static FeatureTrack joined(Resynthesis how) {
    return joined(file, how, DUET);
  }

  private static FeatureTrack joined(Path file, Resynthesis how, Manifest voice) {
    try (RecordingTracks tracks = RecordingTracks.open(file, how, voice, REED)) {
      assertFalse(tracks.isWhole());
      FeatureTrack all = tracks.next().orElseThrow();
      int parts = 1;
      for (Optional<FeatureTrack> next = tracks.next(); next.isPresent(); next = tracks.next()) {
        all = all.followedBy(next.get());
        parts++;
      }
      assertEquals(2, parts);
      assertEquals(0, tracks.remarks().size(), tracks.remarks().toString());
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false", "0, 1, true", "300, 1.3, false"})
  void partsTogetherAreTheWhole(double cents, double stretch, boolean fitsLoudness) {
    Resynthesis how = new Resynthesis(cents, stretch, fitsLoudness);
    FeatureTrack whole = how.afterSilence(melody, DUET, REED).track();
    FeatureTrack parts = joined(how);
    assertEquals(whole.hops(), parts.hops());
    assertNear(whole, parts, fitsLoudness ? 1 : 0.1);
  }

  /** All but a few moments are measured alike, and those lie at the cut. */
  private static void assertNear(FeatureTrack whole, FeatureTrack parts, double decibels) {
    int[] apart =
        IntStream.range(0, whole.hops())
            .filter(
                hop ->
                    Math.abs(whole.f0Hz(hop) - parts.f0Hz(hop)) > 1
                        || Math.abs(whole.loudnessDb(hop) - parts.loudnessDb(hop)) > decibels)
            .toArray();
    assertTrue(apart.length < whole.hops() / 100, apart.length + " of " + whole.hops());
  }

  /** The reed is the brighter the louder it is: an octave in 40 dB, and no recording differs. */
  private static Manifest louderIsBrighter() {
    Double[] coefficients = new Double[FeatureExpectation.REGRESSORS];
    Arrays.fill(coefficients, 0.0);
    coefficients[LOUD] = 1.0;
    FeatureExpectation brightness = new FeatureExpectation(List.of(coefficients), -10, 10, 0);
    List<Label> labels =
        DUET.labels().stream()
            .map(label -> label.withExpected(Map.of(BRIGHTNESS.id(), brightness)))
            .toList();
    return ManifestBuilder.like(DUET).features(List.of(BRIGHTNESS.id())).labels(labels).build();
  }

  @Test
  void featuresAreFittedAtTheLoudnessThatASoftRecordingIsRaisedTo() {
    Path soft = folder.resolve("soft.wav");
    WavWriter.write(soft, melody.amplified(0.01f), WavWriter.Encoding.FLOAT32);
    Manifest voice = louderIsBrighter();
    FeatureTrack raised = joined(soft, new Resynthesis(0, 1, true), voice);
    FeatureTrack asItIs = joined(soft, Resynthesis.UNCHANGED, voice);
    int hop =
        IntStream.range(0, raised.hops())
            .filter(h -> raised.voicing(h) > 0.5)
            .skip(50)
            .findFirst()
            .orElseThrow();
    assertTrue(raised.loudnessDb(hop) > asItIs.loudnessDb(hop) + 5, "it is raised");
    for (int h = 0; h < raised.hops(); h++) {
      boolean silent = raised.loudnessDb(h) <= Loudness.FLOOR_DB;
      double expected = silent ? BRIGHTNESS.silent() : raised.loudnessDb(h) / 40 + 1;
      assertEquals(expected, raised.further(BRIGHTNESS, h), 1e-5, "hop " + h);
    }
  }

  @Test
  void aShortRecordingIsMeasuredAsAWhole() {
    Waveform beginning = melody.beginning(1);
    Path brief = folder.resolve("brief.wav");
    WavWriter.write(brief, beginning, WavWriter.Encoding.FLOAT32);
    Resynthesis how = new Resynthesis(0, 1, true);
    try (RecordingTracks tracks = RecordingTracks.open(brief, how, DUET, REED)) {
      assertTrue(tracks.isWhole());
      FeatureTrack track = tracks.next().orElseThrow();
      FeatureTrack expected = how.afterSilence(beginning, DUET, REED).track();
      for (int hop = 0; hop < expected.hops(); hop++) {
        assertEquals(expected.f0Hz(hop), track.f0Hz(hop));
        assertEquals(expected.loudnessDb(hop), track.loudnessDb(hop));
      }
      assertTrue(tracks.next().isEmpty());
    }
  }
}
