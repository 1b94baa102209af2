package flowtone.spark.archive;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.preparation.LabelFile;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.library.TestVoices;
import flowtone.rendering.FileResynthesis;
import flowtone.resynthesis.Resynthesis;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Clusters;
import flowtone.spark.cluster.Location;
import flowtone.spark.corpus.RecordingFiles;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  private static final NoiseSettings NOISE = new NoiseSettings(7, 0.5f);

  @TempDir static Path folder;
  private static Cluster cluster;
  private static Voice voice;
  private static String sent;

  @BeforeAll
  static void start() throws Exception {
    GeneratedCorpus.record(folder.resolve("archive/reed"), 220, 3);
    GeneratedCorpus.record(folder.resolve("archive/bow"), 110, 2);
    Files.writeString(folder.resolve("archive/bow/broken.wav"), "no sound at all");
    voice = Voice.load(TestVoices.writeUntrained(folder, TestVoices.duet("duet")));
    cluster = Clusters.local();
    sent = SentVoice.send(voice, cluster);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    voice.close();
  }

  private static RecordingFiles recordings(String scheme) {
    return RecordingFiles.in(
        List.of(Location.of(scheme + folder.resolve("archive"))), LabelFile.none());
  }

  private static List<Rendered> render(String scheme, Path out) {
    Rendering how = new Rendering(sent, null, new Resynthesis(-200, 1, true), NOISE, false, "wav");
    return new ArchiveResynthesis(cluster, how).run(recordings(scheme), Location.of(scheme + out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "faulty:"})
  void anArchiveSoundsAsOneMachineMakesItAndIsNotMadeTwice(String scheme) throws Exception {
    Path out = folder.resolve("rendered" + scheme.length());
    List<Rendered> made = render(scheme, out);
    assertEquals(5, made.stream().filter(each -> each.seconds() > 0).count());
    Rendered broken = made.stream().filter(each -> !each.isThere()).findFirst().orElseThrow();
    assertTrue(broken.recording().endsWith("bow/broken.wav"), broken.toString());
    Path alone = folder.resolve("alone.wav");
    new FileResynthesis(
            voice,
            new Resynthesis(-200, 1, true),
            LabelMix::ofRecording,
            NOISE,
            FileResynthesis.Handling.DEFAULT)
        .render(folder.resolve("archive/reed/01.wav"), alone);
    assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(out.resolve("reed/01.wav")));
    Files.delete(out.resolve("bow/00.wav"));
    List<Rendered> again = render(scheme, out);
    assertEquals(1, again.stream().filter(each -> each.seconds() > 0).count());
    assertEquals(5, again.stream().filter(Rendered::isThere).count());
    try (Stream<Path> inside = Files.list(out)) {
      Set<String> names =
          inside.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
      assertEquals(Set.of("reed", "bow", "made-with.txt"), names);
    }
  }

  @Test
  void whatWasMadeWithOtherSettingsIsNotTakenForTheSame() throws Exception {
    Location out = Location.of(folder.resolve("others").toString());
    new ArchiveEvaluation(cluster, sent, voice.manifest(), NOISE).run(recordings(""), true, out);
    NoiseSettings other = new NoiseSettings(8, 0.5f);
    ArchiveEvaluation evaluation = new ArchiveEvaluation(cluster, sent, voice.manifest(), other);
    String message =
        assertThrows(ClusterException.class, () -> evaluation.run(recordings(""), true, out))
            .getMessage();
    assertTrue(message.startsWith("expected a folder for what is made with duet-"), message);
    assertTrue(message.contains("seed 8") && message.contains("seed 7"), message);
  }

  @Test
  void whatWasTrainedOnUnderAnotherNameIsLeftOutAsOnOneMachine() throws Exception {
    Path reed = Files.createDirectories(folder.resolve("copies/reed"));
    for (int i = 0; i < 40; i++) {
      double seconds = 0.2 + 0.08 * i; // Of lengths of their own.
      WavWriter.write(
          reed.resolve("%02d.wav".formatted(i)),
          Tones.sine(220, 0.2, seconds, GeneratedCorpus.RATE));
    }
    Files.copy(reed.resolve("00.wav"), reed.resolve("39.wav"), REPLACE_EXISTING);
    RecordingFiles copies =
        RecordingFiles.in(List.of(Location.of(reed.getParent().toString())), LabelFile.none());
    Location out = Location.of(folder.resolve("of-copies").toString());
    EvaluationReport report =
        new ArchiveEvaluation(cluster, sent, voice.manifest(), NOISE).run(copies, false, out);
    TestSet alone = TestSet.of(copies.found().sources(), false, voice.manifest());
    assertEquals(
        alone.sources().stream().map(Source::name).toList(),
        report.measured().files().stream().map(FileReport::file).toList());
    assertEquals(1, report.leftOut().size());
    assertTrue(report.leftOut().get(0).file().endsWith("39.wav"), report.leftOut().toString());
    assertEquals(alone.leftOut().get(0).reason(), report.leftOut().get(0).reason());
  }

  /** Three notes as their names say, which are believed, and one in which no pitch is heard. */
  private static RecordingFiles named() throws Exception {
    Path reed = folder.resolve("named/reed");
    GeneratedCorpus.record(reed, 220, 3);
    List<String> notes = List.of("A3", "B3", "C#4");
    for (int i = 0; i < notes.size(); i++) {
      Files.move(reed.resolve("%02d.wav".formatted(i)), reed.resolve(notes.get(i) + ".wav"));
    }
    SplittableRandom random = new SplittableRandom(1);
    float[] noise = new float[GeneratedCorpus.RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 0.1f * (float) random.nextGaussian();
    }
    WavWriter.write(reed.resolve("D#4.wav"), new Waveform(noise, GeneratedCorpus.RATE));
    return RecordingFiles.in(List.of(Location.of(reed.getParent().toString())), LabelFile.none());
  }

  @Test
  void namesOfNotesTellPitchesAsOnOneMachine() throws Exception {
    RecordingFiles named = named();
    Location out = Location.of(folder.resolve("of-notes").toString());
    List<FileReport> measured =
        new ArchiveEvaluation(cluster, sent, voice.manifest(), NOISE)
            .run(named, true, out)
            .measured()
            .files();
    TestSet test = TestSet.of(named.found().sources(), true, voice.manifest());
    EvaluationSetup setup = EvaluationSetup.of(new SeededSynthesizer(voice.student(), NOISE));
    Evaluation alone = new Evaluation(setup, folder, 0);
    for (int i = 0; i < test.sources().size(); i++) {
      assertTrue(test.noteHertz().get(i) > 0, test.sources().get(i).name());
      FileReport figures = alone.figures(test.sources().get(i), test.noteHertz().get(i));
      assertTrue(isAmong(measured, figures), test.sources().get(i).name());
    }
    Source noise =
        test.sources().stream()
            .filter(source -> source.name().equals("D#4.wav"))
            .findFirst()
            .orElseThrow();
    assertFalse(isAmong(measured, alone.figures(noise, 0)));
  }

  /** But for rounding: a stream is rendered by compiled code from some moment on. */
  private static boolean isAmong(List<FileReport> measured, FileReport figures) {
    return measured.stream()
        .filter(each -> each.file().equals(figures.file()))
        .anyMatch(
            each ->
                each.metrics().keySet().equals(figures.metrics().keySet())
                    && each.metrics().entrySet().stream()
                        .allMatch(
                            metric ->
                                Math.abs(metric.getValue() - figures.metrics().get(metric.getKey()))
                                    <= 1e-6 * Math.max(1, Math.abs(metric.getValue()))));
  }

  @Test
  void aVoiceIsMeasuredAsByOneMachineAndFiguresThatAreThereAreKept() throws Exception {
    Location out = Location.of(folder.resolve("figures").toString());
    ArchiveEvaluation evaluation = new ArchiveEvaluation(cluster, sent, voice.manifest(), NOISE);
    EvaluationReport report = evaluation.run(recordings(""), true, out);
    assertEquals(5, report.measured().files().size());
    assertEquals(1, report.leftOut().size());
    Source reed =
        recordings("").found().sources().stream()
            .filter(source -> source.file().endsWith("reed/01.wav"))
            .findFirst()
            .orElseThrow();
    EvaluationSetup setup = EvaluationSetup.of(new SeededSynthesizer(voice.student(), NOISE));
    assertTrue(
        isAmong(report.measured().files(), new Evaluation(setup, folder, 0).figures(reed, 0)));
    Path file = folder.resolve("figures/figures/reed/01.wav.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"seconds\":1.0", "\"seconds\":9.0"));
    EvaluationReport again = evaluation.run(recordings(""), true, out);
    assertEquals(1, again.measured().files().stream().filter(each -> each.seconds() == 9).count());
  }
}
