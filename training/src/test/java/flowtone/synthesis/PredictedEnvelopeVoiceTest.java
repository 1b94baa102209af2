package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.incremental.IncrementalStudent;
import flowtone.library.TestVoices;
import flowtone.library.VoiceWriter;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.model.StudentModel;
import flowtone.network.ConditionerConfig;
import flowtone.network.ControlSignals;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.NetworkConfig;
import flowtone.network.RoughParameters;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.storage.WeightArray;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instrument whose source filter and whitening predict their spectrum. */
class PredictedEnvelopeVoiceTest {
  private static final int HOP = 128;
  private static final int HOPS = 24;
  private static final EnvelopeConfig ENVELOPE = new EnvelopeConfig(6, List.of(1, 2), 8, 40);
  private static final SourceFilterConfig SOURCE =
      new SourceFilterConfig(16000, 80, 40, 300, 512, ENVELOPE);
  private static final SourceFilterConfig WHITENING =
      new SourceFilterConfig(16000, 80, 0, 300, 512, ENVELOPE);
  private static final FlowConfig STUDENT = config(FlowFamilies.IAF, 2, SOURCE);
  private static final FlowConfig TEACHER = config(FlowFamilies.MAF, 1, WHITENING);

  @TempDir private static Path folder;
  private static Manifest manifest;
  private static TrainedFlow student;
  private static TrainedFlow teacher;
  private static Path synthesizerFolder;
  private static StudentSynthesizer synthesizer;

  @BeforeAll
  static void load() {
    manifest =
        ManifestBuilder.like(TestVoices.duet("shaped")).contextHops(STUDENT.contextHops()).build();
    int width = TestVoices.encoding(manifest).width();
    student = new TrainedFlow(STUDENT, studentWeights(width));
    teacher = new TrainedFlow(TEACHER, ModelUnderTest.teacher(TEACHER, width, HOP, 3, 0.03));
    Path directory = folder.resolve("shaped");
    VoiceWriter.write(directory, manifest, student, teacher);
    synthesizerFolder = directory;
    synthesizer = StudentSynthesizer.load(directory);
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  private static FlowConfig config(FlowFamily family, int flows, SourceFilterConfig filter) {
    return new FlowConfig(
        family,
        flows,
        new NetworkConfig(16, 8, List.of(1, 2), filter.hasHarmonics() ? 0 : 8),
        new ConditionerConfig(6, List.of(1), 0, filter),
        -4,
        0);
  }

  private static Map<String, WeightArray> studentWeights(int width) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), 5, 0.1);
      new StudentModel(graph.silent(parameters, graph.tf().constant(1)), STUDENT, width, HOP)
          .composed(
              graph.input(1, -1),
              ControlSignals.placeholders(
                  graph.tf(),
                  1,
                  ControlSignals.ANY,
                  manifest.encoder(STUDENT.contextHops()).layout()));
      return parameters.arrays();
    }
  }

  @Test
  void aStreamInChunksIsTheWhole() {
    FeatureTrack track = track();
    NoiseSettings noise = NoiseSettings.ofSeed(3);
    float[] whole = synthesizer.render(track, noise).samples();
    SynthesisStream stream = synthesizer.open(noise);
    int from = 0;
    for (int to : new int[] {2, 3, 11, 12, HOPS}) {
      float[] chunk = stream.next(track.slice(from, to));
      float[] expected = Arrays.copyOfRange(whole, from * HOP, to * HOP);
      assertArrayEquals(expected, chunk, 1e-5f, "from hop " + from);
      from = to;
    }
  }

  @Test
  void inPlainJavaItIsTheSoundOfTheGraph() {
    try (StudentSynthesizer graph = StudentSynthesizer.loadGraph(synthesizerFolder)) {
      assertArrayEquals(
          graph.render(track(), NoiseSettings.ofSeed(3)).samples(),
          synthesizer.render(track(), NoiseSettings.ofSeed(3)).samples(),
          1e-5f);
    }
  }

  @Test
  void eachSampleIsItsMeanAndItsScaleTimesItsNoise() {
    Draw draw = synthesizer.draw(track(), 7);
    float[] noise = new LatentNoise(NoiseSettings.ofSeed(7), 1).next(HOPS * HOP);
    for (int t = 0; t < noise.length; t++) {
      double expected = draw.given().mean()[t] + Math.exp(draw.given().logScale()[t]) * noise[t];
      assertEquals(expected, draw.audio()[t], 1e-4, "sample " + t);
    }
  }

  @Test
  void theStudentsInverseFindsTheNoiseOfASound() {
    Draw draw = synthesizer.draw(track(), 7);
    float[] noise = new LatentNoise(NoiseSettings.ofSeed(7), 1).next(HOPS * HOP);
    try (StudentScorer scorer = new StudentScorer(student, TestVoices.encoding(manifest), HOP)) {
      IncrementalStudent.Noise found = scorer.of(draw.audio(), track());
      // Before the sound there is silence, whose noise the inverse does not know.
      int warm = 5 * HOP;
      double error = 0;
      for (int t = warm; t < noise.length; t++) {
        error = Math.max(error, Math.abs(found.noise()[t] - noise[t]));
      }
      assertEquals(0, error, 0.05);
    }
  }

  @Test
  void eachWayOfSamplingTheTeacherGivesTheSameSoundInAnyChunks() {
    FeatureTrack track = track();
    try (TeacherSynthesizer incremental = TeacherSynthesizer.incremental(manifest, teacher);
        TeacherSynthesizer naive = TeacherSynthesizer.naive(manifest, teacher)) {
      float[] whole = incremental.render(track, NoiseSettings.ofSeed(1)).samples();
      assertArrayEquals(whole, naive.render(track, NoiseSettings.ofSeed(1)).samples(), 1e-3f);
      SynthesisStream stream = incremental.open(NoiseSettings.ofSeed(1));
      float[] first = stream.next(track.slice(0, 5));
      float[] second = stream.next(track.slice(5, HOPS));
      assertArrayEquals(Arrays.copyOf(whole, 5 * HOP), first, 1e-4f);
      assertArrayEquals(Arrays.copyOfRange(whole, 5 * HOP, HOPS * HOP), second, 1e-4f);
    }
  }

  @Test
  void theTeachersDensityFindsTheNoiseItsSampleWasDrawnFrom() {
    FeatureTrack track = track();
    float[] noise = new LatentNoise(NoiseSettings.ofSeed(1), 1).next(HOPS * HOP);
    try (TeacherSynthesizer sampled = TeacherSynthesizer.incremental(manifest, teacher);
        TeacherScorer scorer = sampled.scorer()) {
      float[] sound = sampled.render(track, NoiseSettings.ofSeed(1)).samples();
      PredictedGaussian expected = scorer.of(sound, track);
      for (int t = 6 * HOP; t < noise.length; t++) {
        double z = (sound[t] - expected.mean()[t]) * Math.exp(-expected.logScale()[t]);
        assertEquals(noise[t], z, 0.05, "sample " + t);
      }
    }
  }

  /** A voiced glide that swells and moves from one label to the other. */
  private static FeatureTrack track() {
    FeatureTrackBuilder track = new FeatureTrackBuilder(16000, HOP, HOPS);
    double phase = 0;
    for (int hop = 0; hop < HOPS; hop++) {
      double f0Hz = hop < 8 ? 0 : 150 + 3 * hop;
      track
          .pitch(hop, (float) f0Hz, phase % 1)
          .voicing(hop, f0Hz > 0 ? 0.9f : 0)
          .loudnessDb(hop, -40 + hop)
          .onsetSeconds(hop, 0.008f * hop);
      phase += f0Hz * HOP / 16000;
    }
    return track.labelled(new float[] {0.75f, 0.25f}).build();
  }
}
