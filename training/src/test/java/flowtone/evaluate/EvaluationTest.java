package flowtone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.FeatureTrack;
import flowtone.audio.HarmonicPhase;
import flowtone.audio.Loudness;
import flowtone.audio.WavWriter;
import flowtone.audio.Waveform;
import flowtone.voice.Manifest;
import flowtone.voice.TestVoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final int RATE_HZ = 16000;

  @TempDir Path folder;

  @Test
  void anInstrumentThatIsItsRecordingsReachesEveryGoal() throws IOException {
    TestSet test = record();
    Evaluation evaluation = new Evaluation(new Organ(0, false), folder.resolve("out"));
    AtomicInteger steps = new AtomicInteger();

    Report report = evaluation.run(test, steps::incrementAndGet);

    report.goals().forEach(goal -> assertTrue(goal.met(), goal.toString()));
    assertEquals(evaluation.steps(test), steps.get());
    assertEquals(4, report.files().size());
    assertEquals(List.of("bow", "reed"), report.labels().keySet().stream().sorted().toList());
    for (String file :
        List.of(
            "audio/reed/1-recording.wav",
            "audio/reed/1-voice.wav",
            "plots/bow/2.png",
            "plots/pitch.png")) {
      assertTrue(Files.size(folder.resolve("out").resolve(file)) > 0, file);
    }
  }

  @Test
  void anInstrumentOutOfTuneIsFoundOut() {
    ScaleReport scale = new Scale(new Organ(20, false)).measure(0, () -> {});

    assertEquals("reed", scale.label());
    assertEquals(List.of(), scale.unpitched());
    assertEquals(11, scale.notes().size());
    assertEquals(20, scale.absoluteCents().median(), 1);
    assertEquals(0, scale.levelDb().median(), 2);
  }

  @Test
  void labelsThatAreExchangedAreFoundOut() throws IOException {
    TestSet test = record();
    Report report = new Evaluation(new Organ(0, true), folder.resolve("out")).run(test, () -> {});

    for (LabelReport labels : report.labelChecks()) {
      assertEquals(0, labels.played(), labels.label());
      assertEquals(0, labels.resynthesized(), labels.label());
      assertEquals(0, labels.ownLabelNearer(), labels.label());
    }
  }

  @Test
  void aReportIsWrittenWithTheLikelihoodThatWasAdded() throws IOException {
    Statistics none = Statistics.of(List.of());
    Report report =
        new Report(
                "duet",
                "none",
                List.of(),
                Map.of("melL1", none),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of())
            .withLikelihood(Map.of(Report.TEST_KL, 1.5));
    report.write(folder);

    JsonNode json = new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
    assertEquals(1.5, json.get("likelihood").get("testKl").asDouble());
    assertEquals(false, json.get("goals").get(0).get("met").asBoolean());
    assertEquals(0, json.get("overall").get("melL1").get("median").asDouble());
  }

  @Test
  void recordingsOfAnUnknownLabelAreRefused() throws IOException {
    Path stranger = Files.createDirectories(folder.resolve("stranger"));
    Files.createFile(stranger.resolve("1.wav"));
    var e =
        assertThrows(
            EvaluationException.class,
            () -> TestSet.find(List.of(stranger), true, TestVoices.duet("duet")));
    assertEquals(
        "expected folders named for the labels of the voice (reed, bow); got stranger",
        e.getMessage());
  }

  @Test
  void tooFewRecordingsForATestSetAreRefused() throws IOException {
    record();
    var e =
        assertThrows(
            EvaluationException.class,
            () -> TestSet.find(List.of(folder.resolve("reed")), false, TestVoices.duet("duet")));
    assertTrue(e.getMessage().contains("got 2"), e.getMessage());
  }

  /** Two notes of each label, as the organ in tune plays them. */
  private TestSet record() throws IOException {
    Organ organ = new Organ(0, false);
    for (int label = 0; label < 2; label++) {
      String name = organ.manifest().labelNames().get(label);
      Files.createDirectories(folder.resolve(name));
      for (int note = 1; note <= 2; note++) {
        float[] samples = new Scale(organ).play(label, 48 + 5 * note).samples();
        WavWriter.write(
            folder.resolve(name).resolve(note + ".wav"), new Waveform(samples, RATE_HZ));
      }
    }
    List<Path> folders = List.of(folder.resolve("reed"), folder.resolve("bow"));
    return TestSet.find(folders, true, organ.manifest());
  }

  /**
   * Two stops, a bright and a dark one, and some wind.
   *
   * @param cents how much too high it is
   * @param exchanged whether each stop sounds for the other
   */
  private record Organ(double cents, boolean exchanged) implements Synthesizer {
    private static final int HARMONICS = 12;

    /** Of few keys, to be quick. */
    @Override
    public Manifest manifest() {
      Manifest duet = TestVoices.duet("organ");
      return new Manifest(
          duet.formatVersion(),
          duet.name(),
          duet.title(),
          duet.kind(),
          duet.sampleRateHz(),
          duet.hopSamples(),
          duet.frameSamples(),
          duet.melBands(),
          List.of(
              new Manifest.Label("reed", 50, 60, -35, -15, 0.05f, 0.2f, -1),
              new Manifest.Label("bow", 48, 58, -45, -25, 0.15f, 0.4f, -0.5f)),
          duet.gain(),
          duet.noiseScale(),
          duet.lookaheadHops(),
          duet.contextHops(),
          duet.training(),
          duet.trainedOn(),
          duet.licence(),
          duet.metrics());
    }

    @Override
    public Waveform synthesize(FeatureTrack track) {
      float[] samples = pipes(track);
      Loudness meter = new Loudness(RATE_HZ, track.hopSamples(), 1024);
      float steadyDb = meter.at(samples, samples.length / 2);
      Random wind = new Random(1);
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= gliding(track, i, hop -> gain(track, hop, steadyDb));
        samples[i] += 3e-4 * wind.nextGaussian();
      }
      return new Waveform(samples, RATE_HZ);
    }

    private static double gain(FeatureTrack track, int hop, float steadyDb) {
      return track.voicing()[hop] * Math.pow(10, (track.loudnessDb()[hop] - steadyDb) / 20);
    }

    /** Between values that are those of the ends of hops. */
    private static double gliding(FeatureTrack track, int sample, IntToDoubleFunction value) {
      int hop = sample / track.hopSamples();
      double share = sample % track.hopSamples() / (double) track.hopSamples();
      double start = hop == 0 ? 0 : value.applyAsDouble(hop - 1);
      return start + share * (value.applyAsDouble(hop) - start);
    }

    private float[] pipes(FeatureTrack track) {
      float[] samples = new float[track.samples()];
      float[] cycles = HarmonicPhase.cycles(track, 0, track.hops());
      double drift = 0;
      for (int i = 0; i < samples.length; i++) {
        int hop = i / track.hopSamples();
        drift += track.f0Hz()[hop] / RATE_HZ * (Math.pow(2, cents / 1200) - 1);
        boolean reed = (track.labelWeights()[hop][0] > 0.5) != exchanged;
        samples[i] = (float) stop(cycles[i] + drift, reed);
      }
      return samples;
    }

    private static double stop(double cycles, boolean reed) {
      double sum = 0;
      for (int k = 1; k <= HARMONICS; k++) {
        double amplitude = reed ? 1 / Math.sqrt(k) : 1.0 / k / k;
        sum += amplitude * Math.cos(2 * Math.PI * k * cycles);
      }
      return sum;
    }
  }
}
