package flowtone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.FeatureTrack;
import flowtone.audio.HarmonicPhase;
import flowtone.audio.Loudness;
import flowtone.audio.Tones;
import flowtone.audio.WavWriter;
import flowtone.audio.Waveform;
import flowtone.corpus.Source;
import flowtone.voice.Manifest;
import flowtone.voice.TestVoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final int RATE_HZ = 16000;

  @TempDir Path folder;

  @Test
  void anInstrumentThatIsItsRecordingsReachesEveryGoal() throws IOException {
    TestSet test = record();
    Evaluation evaluation = evaluation(new Organ(0, false, 10));
    AtomicInteger steps = new AtomicInteger();

    Report report = evaluation.run(test, Map.of(), steps::incrementAndGet);

    report.goals().forEach(goal -> assertTrue(goal.met(), goal.toString()));
    assertEquals(evaluation.steps(test), steps.get());
    assertEquals(4, report.files().size());
    assertEquals(List.of("bow", "reed"), report.labels().keySet().stream().sorted().toList());
    for (String file :
        List.of(
            "audio/reed/1-recording.wav",
            "audio/reed/1-voice.wav",
            "audio/reed/1-griffin-lim.wav",
            "plots/bow/2.png",
            "plots/bow/2-pitch.png")) {
      assertTrue(Files.size(folder.resolve("out").resolve(file)) > 0, file);
    }
  }

  @Test
  void anInstrumentOutOfTuneIsFoundOut() {
    ScaleReport scale = new Scale(new Organ(20, false, 10)).measure(0, () -> {});

    assertEquals("reed", scale.label());
    assertEquals(List.of(), scale.unpitched());
    assertEquals(11, scale.notes().size());
    assertEquals(20, scale.absoluteCents().median(), 1);
    assertEquals(0, scale.levelDb().median(), 2);
  }

  @Test
  void labelsThatAreExchangedAreFoundOut() throws IOException {
    TestSet test = record();
    Report report = evaluation(new Organ(0, true, 10)).run(test, Map.of(), () -> {});

    for (LabelReport labels : report.labelChecks()) {
      assertEquals(0, labels.played(), labels.label());
      assertEquals(0, labels.resynthesized(), labels.label());
      assertEquals(0, labels.ownLabelNearer(), labels.label());
    }
  }

  @Test
  void theRecordingItselfIsAtNoDistance() throws IOException {
    Report report = evaluation(new Organ(20, false, 0)).run(record(), Map.of(), () -> {});

    Map<String, Statistics> recording = report.baselines().get("recording").overall();
    for (Metric metric :
        List.of(Metric.M_STFT, Metric.MEL_L1, Metric.MCD, Metric.LSD, Metric.F0_RMSE)) {
      assertEquals(0, recording.get(metric.key()).greatest(), metric.title());
    }
    assertEquals(1, recording.get(Metric.VOICING_F1.key()).least());
    double voice = report.overall().get(Metric.M_STFT.key()).mean();
    assertTrue(voice > 0.05, "20 cents away is not at no distance: " + voice);
  }

  @Test
  void aTeacherIsHeardOnAboutAsManySecondsAsAskedForAndTheVoiceComparedOnTheSame()
      throws IOException {
    TestSet test = record(); // Four recordings of 0.8 s.
    Organ teacher = new Organ(10, false, 0);
    Bench bench = new Bench(new Organ(0, false, 0), Optional.of(teacher), Optional.empty(), 1);

    Report report = new Evaluation(bench, folder.resolve("out"), 1.5).run(test, Map.of(), () -> {});

    Baseline baseline = report.baselines().get("teacher");
    assertEquals(2, baseline.files());
    List<Double> same =
        report.files().stream()
            .filter(file -> !file.of(Candidate.TEACHER).isEmpty())
            .map(file -> file.metrics().get("mStft"))
            .toList();
    assertEquals(2, same.size());
    assertEquals(Statistics.of(same).mean(), baseline.voice().get("mStft"), 1e-12);
    assertTrue(report.verdict().sentence().contains("teacher's own sample"));
  }

  @Test
  void soundsThatRunAwayAreCountedAndTheRestIsMeasured() throws IOException {
    TestSet test = record();
    Bench bench =
        new Bench(new Organ(0, false, 0), Optional.of(new Runaway()), Optional.empty(), 1);

    Report report = new Evaluation(bench, folder.resolve("out"), 100).run(test, Map.of(), () -> {});
    ReportPage.write(report, folder.resolve("out"));

    assertEquals(4, report.baselines().get("teacher").ranAway());
    assertEquals(0, report.baselines().get("teacher").files());
    String verdict = report.verdict().sentence();
    assertTrue(verdict.contains("ran away on 4 of 4"), verdict);
  }

  @Test
  void aVoiceThatRunsAwayIsNotGood() throws IOException {
    TestSet test = record();
    Bench bench = Bench.of(new Runaway());
    Report report = new Evaluation(bench, folder.resolve("out"), 0).run(test, Map.of(), () -> {});
    ReportPage.write(report, folder.resolve("out"));
    assertFalse(report.verdict().good(), report.verdict().sentence());
  }

  @Test
  void theReportIsWrittenAsJsonAndAsAPageWithItsSounds() throws IOException {
    Path out = folder.resolve("out");
    Report report = evaluation(new Organ(0, false, 0)).run(record(), Map.of(), () -> {});
    report.write(out);
    ReportPage.write(report, out);

    JsonNode json = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    assertEquals(
        report.overall().get("melL1").mean(),
        json.get("overall").get("melL1").get("mean").asDouble());
    assertEquals(
        0,
        json.get("baselines").get("recording").get("overall").get("mStft").get("mean").asDouble());
    assertEquals(report.verdict().good(), json.get("verdict").get("good").asBoolean());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains(report.verdict().sentence().substring(0, 20)));
    assertTrue(page.contains("Griffin-Lim"));
    Matcher linked = Pattern.compile("href=\"((?:audio|plots)/[^\"]+)\"").matcher(page);
    int links = 0;
    for (; linked.find(); links++) {
      assertTrue(Files.exists(out.resolve(linked.group(1))), linked.group(1));
    }
    assertEquals(4 * (3 + 2), links);
    assertEquals(9, page.split("<audio").length - 1, "three recordings of three sounds");
  }

  @Test
  void unusableRecordingsAreLeftOutByNameAndTheRestGoesOn() throws IOException {
    record();
    Path reed = folder.resolve("reed");
    Files.writeString(reed.resolve("broken.wav"), "no sound");
    WavWriter.write(reed.resolve("short.wav"), new Waveform(new float[] {0.5f, 0.5f}, RATE_HZ));
    WavWriter.write(reed.resolve("silent.wav"), new Waveform(new float[RATE_HZ], RATE_HZ));

    TestSet test = TestSet.of(Source.find(List.of(reed)), true, TestVoices.duet("duet"));

    assertEquals(2, test.sources().size());
    assertEquals(3, test.leftOut().size());
    assertTrue(test.leftOut().get(0).file().endsWith("broken.wav"));
    assertEquals(
        "expected at least 0.1 seconds of sound; got 0.000", test.leftOut().get(1).reason());
    assertEquals("expected sound; got silence", test.leftOut().get(2).reason());
  }

  @Test
  void recordingsThatAreAllUnusableAreRefused() throws IOException {
    Path reed = Files.createDirectories(folder.resolve("reed"));
    WavWriter.write(reed.resolve("silent.wav"), new Waveform(new float[RATE_HZ], RATE_HZ));
    var e =
        assertThrows(
            EvaluationException.class,
            () -> TestSet.of(Source.find(List.of(reed)), true, TestVoices.duet("duet")));
    assertEquals(
        "expected at least one usable test recording; got 1 unusable, the first because:"
            + " expected sound; got silence",
        e.getMessage());
  }

  @Test
  void recordingsOfAnUnknownLabelAreRefused() throws IOException {
    Path stranger = Files.createDirectories(folder.resolve("stranger"));
    Files.createFile(stranger.resolve("1.wav"));
    var e =
        assertThrows(
            EvaluationException.class,
            () -> TestSet.of(Source.find(List.of(stranger)), true, TestVoices.duet("duet")));
    assertTrue(
        e.getMessage()
            .endsWith("expected recordings with labels of the voice (reed, bow); got stranger"),
        e.getMessage());
  }

  @Test
  void aVocoderTakesSpeakersItNeverHeard() throws IOException {
    Path stranger = Files.createDirectories(folder.resolve("stranger"));
    WavWriter.write(stranger.resolve("1.wav"), Tones.sine(220, 0.2, 0.5, RATE_HZ));
    TestSet test = TestSet.of(Source.find(List.of(stranger)), true, TestVoices.vocoder("speaker"));
    assertEquals(1, test.sources().size());
    assertEquals(0, TestSet.label(test.sources().get(0), TestVoices.vocoder("speaker")));
  }

  private Evaluation evaluation(Synthesizer voice) {
    return new Evaluation(Bench.of(voice), folder.resolve("out"), 0);
  }

  @Test
  void tooFewRecordingsForATestSetAreRefused() throws IOException {
    record();
    var e =
        assertThrows(
            EvaluationException.class,
            () ->
                TestSet.of(
                    Source.find(List.of(folder.resolve("reed"))), false, TestVoices.duet("duet")));
    assertTrue(e.getMessage().contains("got 2"), e.getMessage());
  }

  /** Two notes of each label, as the organ in tune plays them. */
  private TestSet record() throws IOException {
    Organ organ = new Organ(0, false, 10);
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
    return TestSet.of(Source.find(folders), true, organ.manifest());
  }

  /** Makes no finite sound. */
  private record Runaway() implements Synthesizer {
    @Override
    public Manifest manifest() {
      return new Organ(0, false, 0).manifest();
    }

    @Override
    public Waveform synthesize(FeatureTrack track) {
      float[] samples = new float[track.samples()];
      samples[samples.length / 4] = Float.NaN;
      return new Waveform(samples, RATE_HZ);
    }
  }

  /**
   * Two stops, a bright and a dark one, and some wind.
   *
   * @param cents how much too high it is
   * @param exchanged whether each stop sounds for the other
   * @param keys semitones from its lowest note to its highest
   */
  private record Organ(double cents, boolean exchanged, int keys) implements Synthesizer {
    private static final int HARMONICS = 12;

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
              new Manifest.Label("reed", 50, 50 + keys, -35, -15, 0.05f, 0.2f, -1, 1),
              new Manifest.Label("bow", 48, 48 + keys, -45, -25, 0.15f, 0.4f, -0.5f, 1)),
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
