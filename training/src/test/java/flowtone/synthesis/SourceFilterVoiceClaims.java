package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.FeatureTrack;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds of every student that ends in a source filter, and of its teacher of whitened sound.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SourceFilterVoiceClaims {
  static final int HOP = 128;
  static final int HOPS = 24;

  /**
   * A voice to make claims of.
   *
   * @param like its features and labels
   * @param source of the student
   * @param whitening of the teacher
   * @param teacherTaps linear taps of the teacher
   * @param teacherDeviation of the teacher's weights
   * @param track what is played, {@value #HOPS} hops
   */
  record Subject(
      Manifest like,
      SourceFilterConfig source,
      SourceFilterConfig whitening,
      int teacherTaps,
      double teacherDeviation,
      FeatureTrack track) {
    FlowConfig student() {
      return config(FlowFamilies.IAF, 2, 0, source);
    }

    FlowConfig teacher() {
      return config(FlowFamilies.MAF, 1, teacherTaps, whitening);
    }

    private static FlowConfig config(
        FlowFamily family, int flows, int taps, SourceFilterConfig filter) {
      return new FlowConfig(
          family,
          flows,
          new NetworkConfig(16, 8, List.of(1, 2), taps),
          new ConditionerConfig(6, List.of(1), 0, filter),
          -4,
          0);
    }
  }

  private final Subject subject;
  private final FeatureTrack track;

  private Path directory;
  private Manifest manifest;
  private TrainedFlow student;
  private TrainedFlow teacher;
  private StudentSynthesizer synthesizer;

  SourceFilterVoiceClaims(Subject subject) {
    this.subject = subject;
    this.track = subject.track();
  }

  @BeforeAll
  void load(@TempDir Path folder) {
    FlowConfig ofStudent = subject.student();
    manifest = ManifestBuilder.like(subject.like()).contextHops(ofStudent.contextHops()).build();
    int width = TestVoices.encoding(manifest).width();
    student = new TrainedFlow(ofStudent, studentWeights(ofStudent, width));
    teacher =
        new TrainedFlow(
            subject.teacher(),
            ModelUnderTest.teacher(subject.teacher(), width, HOP, 3, subject.teacherDeviation()));
    directory = folder.resolve("shaped");
    VoiceWriter.write(directory, manifest, student, teacher);
    synthesizer = StudentSynthesizer.load(directory);
  }

  @AfterAll
  void close() {
    synthesizer.close();
  }

  StudentSynthesizer synthesizer() {
    return synthesizer;
  }

  private Map<String, WeightArray> studentWeights(FlowConfig config, int width) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), 5, 0.1);
      new StudentModel(graph.silent(parameters, graph.tf().constant(1)), config, width, HOP)
          .composed(
              graph.input(1, -1),
              ControlSignals.placeholders(
                  graph.tf(),
                  1,
                  ControlSignals.ANY,
                  manifest.encoder(config.contextHops()).layout()));
      return parameters.arrays();
    }
  }

  @Test
  void aStreamInChunksIsTheWhole() {
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
    try (StudentSynthesizer graph = StudentSynthesizer.loadGraph(directory)) {
      assertArrayEquals(
          graph.render(track, NoiseSettings.ofSeed(3)).samples(),
          synthesizer.render(track, NoiseSettings.ofSeed(3)).samples(),
          1e-5f);
    }
  }

  @Test
  void eachSampleIsItsMeanAndItsScaleTimesItsNoise() {
    Draw draw = synthesizer.draw(track, 7);
    float[] noise = new LatentNoise(NoiseSettings.ofSeed(7), 1).next(HOPS * HOP);
    for (int t = 0; t < noise.length; t++) {
      double expected = draw.given().mean()[t] + Math.exp(draw.given().logScale()[t]) * noise[t];
      assertEquals(expected, draw.audio()[t], 1e-4, "sample " + t);
    }
  }

  @Test
  void theStudentsInverseFindsTheNoiseOfASound() {
    Draw draw = synthesizer.draw(track, 7);
    float[] noise = new LatentNoise(NoiseSettings.ofSeed(7), 1).next(HOPS * HOP);
    try (StudentScorer scorer = new StudentScorer(student, TestVoices.encoding(manifest), HOP)) {
      IncrementalStudent.Noise found = scorer.of(draw.audio(), track);
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
}
