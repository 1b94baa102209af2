package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.Flowtone;
import flowtone.VoicePlayer;
import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.RecordingFolders;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.performance.Score;
import flowtone.run.ConfigFile;
import flowtone.training.TinyConfigs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings in the hands of a Java program. */
class RecordingsTest {
  @TempDir private Path folder;

  @Test
  void becomeAVoiceThatIsMeasuredAndPlayed() throws Exception {
    GeneratedCorpus.record(folder.resolve("recordings/low"), 110, 3);
    GeneratedCorpus.record(folder.resolve("recordings/high"), 440, 3);
    ConfigFile.write(
        Files.createDirectory(folder.resolve("sizes")).resolve("teacher.yaml"),
        TinyConfigs.teacher());
    ConfigFile.write(folder.resolve("sizes/student.yaml"), TinyConfigs.student());
    RecordingFolders recordings = RecordingFolders.of(folder.resolve("recordings"));
    VoiceRecipe recipe =
        VoiceRecipe.of(recordings, folder.resolve("voices/tones"))
            .withPreparation(
                Preparation.of(VoiceKind.INSTRUMENT, GeneratedCorpus.RATE, Cleaning.DEFAULT))
            .withConfiguration(folder.resolve("sizes").toString())
            .withHours(0.003)
            .withWork(folder);
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    MeasuredExport made =
        Flowtone.train(recipe, new PrintStream(progress, true, StandardCharsets.UTF_8));
    assertEquals("tones", made.manifest().name());
    assertTrue(made.manifest().metrics().containsKey("mStft"), made::toString);
    assertTrue(progress.toString(StandardCharsets.UTF_8).contains("step "));
    assertEquals(6, CorpusDescription.read(recipe.training().corpus()).recordings().size());
    try (Flowtone flowtone = Flowtone.open(folder.resolve("voices"))) {
      VoicePlayer player = flowtone.voice("tones");
      assertTrue(player.withLabels("low").play(Score.parse("A2:0.2")).seconds() > 0.2);
      EvaluationReport report = player.evaluate(recordings, true, folder.resolve("report"));
      assertEquals(6, report.measured().files().size());
      assertTrue(Files.exists(folder.resolve("report/report.html")));
    }
  }
}
