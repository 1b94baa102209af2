package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.FeatureTrack;
import flowtone.library.TestFlows;
import flowtone.library.TestVoices;
import flowtone.library.VoiceWriter;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.network.GraphUnderTest;
import flowtone.performance.Score;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings to noise and back, whole and in chunks. */
class FlowSynthesizerTest {
  static final Manifest MANIFEST = TestVoices.duet("duet");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"nice", "realnvp"})
  void aRecordingComesBackFromItsNoise(String family) {
    FeatureTrack track = track();
    float[] recording = recording(track);
    try (FlowSynthesizer flow = new FlowSynthesizer(MANIFEST, flow(FlowFamilies.of(family), 4))) {
      FlowStream.Image noise = flow.toNoise(recording, track);
      FlowStream.Image back = flow.toData(noise.values(), track);
      assertArrayEquals(recording, back.values(), 1e-4f);
      for (int t = 0; t < recording.length; t++) {
        assertEquals(0, noise.logDets()[t] + back.logDets()[t], 1e-3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nice", "realnvp", "maf"})
  void chunksOfWholeHopsMakeTheWhole(String id) {
    FlowFamily family = FlowFamilies.of(id);
    FeatureTrack track = track();
    float[] signal = recording(track);
    try (FlowSynthesizer flow = new FlowSynthesizer(MANIFEST, flow(family, 2))) {
      assertArrayEquals(
          flow.toNoise(signal, track).values(),
          inChunks(flow.streamToNoise(), signal, track),
          1e-5f);
      if (!family.passes().toData().isSequential()) {
        assertArrayEquals(
            flow.toData(signal, track).values(),
            inChunks(flow.streamToData(), signal, track),
            1e-5f);
      }
    }
  }

  /** One hop, then two, then one, and so on. */
  static float[] inChunks(FlowStream stream, float[] signal, FeatureTrack track) {
    float[] joined = new float[signal.length];
    int hops = 1;
    for (int hop = 0; hop < track.hops(); hop += hops, hops = 3 - hops) {
      FeatureTrack chunk = track.slice(hop, Math.min(track.hops(), hop + hops));
      int from = hop * track.hopSamples();
      float[] part = Arrays.copyOfRange(signal, from, from + chunk.samples());
      System.arraycopy(stream.next(part, chunk).values(), 0, joined, from, part.length);
    }
    return joined;
  }

  @Test
  void theLevelOfTheRecordingsIsPartOfTheMap() {
    FeatureTrack track = track();
    float[] recording = recording(track);
    float[] half = recording.clone();
    for (int t = 0; t < half.length; t++) {
      half[t] /= 2;
    }
    TrainedFlow trained = flow(FlowFamilies.REAL_NVP, 2);
    try (FlowSynthesizer plain = new FlowSynthesizer(MANIFEST, trained);
        FlowSynthesizer louder = new FlowSynthesizer(TestVoices.withGain(MANIFEST, 2), trained)) {
      FlowStream.Image expected = plain.toNoise(recording, track);
      FlowStream.Image actual = louder.toNoise(half, track);
      assertArrayEquals(expected.values(), actual.values(), 1e-5f);
      assertEquals(expected.logDets()[9] + Math.log(2), actual.logDets()[9], 1e-5);
      assertArrayEquals(half, louder.toData(actual.values(), track).values(), 1e-4f);
    }
  }

  @Test
  void aFlowThatSamplesOneByOneSaysSoInOneSentence() {
    try (FlowSynthesizer flow = new FlowSynthesizer(MANIFEST, flow(FlowFamilies.MAF, 1))) {
      FeatureTrack track = track();
      IllegalArgumentException told =
          assertThrows(IllegalArgumentException.class, () -> flow.toData(recording(track), track));
      assertEquals(
          "expected a flow that samples all at once, nice, realnvp or mintnet; got maf",
          told.getMessage());
    }
  }

  @Test
  void aVoiceCarriesTheFlowsPutBesideItsStudent() {
    Path directory = TestVoices.write(folder, MANIFEST);
    assertEquals(List.of(), VoiceFiles.flows(directory));
    TrainedFlow trained = flow(FlowFamilies.REAL_NVP, 2);
    VoiceWriter.addFlow(directory, flow(FlowFamilies.NICE, 2));
    VoiceWriter.addFlow(directory, trained);
    FeatureTrack track = track();
    float[] recording = recording(track);
    try (Voice voice = Voice.load(directory);
        FlowSynthesizer loaded = voice.openFlow(FlowFamilies.REAL_NVP);
        FlowSynthesizer written = new FlowSynthesizer(MANIFEST, trained)) {
      assertEquals(List.of(FlowFamilies.NICE, FlowFamilies.REAL_NVP), voice.flows());
      assertEquals(trained.config(), loaded.trained().config());
      assertArrayEquals(
          written.toNoise(recording, track).values(), loaded.toNoise(recording, track).values());
      VoiceException told =
          assertThrows(VoiceException.class, () -> voice.openFlow(FlowFamilies.MINTNET));
      assertEquals(
          "expected one of the flows that the voice duet carries, [nice, realnvp]; got 'mintnet'",
          told.getMessage());
    }
  }

  static FeatureTrack track() {
    return Score.parse("C4:0.1 R:0.05 G4:0.1").perform(MANIFEST, LabelMix.first(MANIFEST));
  }

  static float[] recording(FeatureTrack track) {
    return GraphUnderTest.gaussians(track.samples(), 0.3, 5);
  }

  private static TrainedFlow flow(FlowFamily family, int flows) {
    return TestFlows.of(MANIFEST, family, flows);
  }
}
