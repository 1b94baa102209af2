package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.PitchTracker;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Split;
import flowtone.run.RunDirectory;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.training.FirstVoice;
import flowtone.training.FormulaConfigs;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.VoiceDetails;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The voice that there is once the envelopes of notes are fitted, before teacher and student. */
class FirstVoiceTest {
  @TempDir private Path folder;

  @Test
  void itPlaysTheRightNotesBeforeAnyTraining() throws Exception {
    Corpus corpus = GeneratedCorpus.twoLabels(folder);
    TeacherConfig teacher = FormulaConfigs.teacher(60);
    StudentConfig student = FormulaConfigs.student();
    Path run = folder.resolve("runs/tones-student");
    Path voice = folder.resolve("voices/tones");
    RunPlan.Student plan =
        new RunPlan.Student(
            folder.resolve("teacher").toString(),
            new RunPlan.Teacher(folder.resolve("corpus").toString(), teacher),
            student);
    assertThrows(TrainingException.class, () -> RunVoice.of(run), "there is none yet");
    EarlyVoice early =
        new EarlyVoice(
            new FirstVoice(corpus.description(), plan, VoiceDetails.of(voice)),
            List.of(RunDirectory.at(run).preview(), voice),
            Map.of(),
            Map.of());
    TeacherTraining.fitEnvelopes(
        folder.resolve("corpus"),
        folder.resolve("teacher"),
        teacher,
        StartingWeights.NONE,
        early::write,
        new ProgressLine(new PrintStream(OutputStream.nullOutputStream())));
    assertEquals(RunDirectory.at(run).preview(), RunVoice.of(run));
    for (Path directory : List.of(voice, RunVoice.of(run))) {
      try (Voice first = Voice.load(directory)) {
        assertTrue(first.manifest().training().get(Manifest.VERDICT).startsWith("Not good yet"));
        assertEquals(pitch(corpus), pitch(first, corpus), 0.02 * pitch(corpus));
      }
    }
    assertTrue(TeacherTraining.fitsEnvelopes(RunDirectory.at(folder.resolve("new")), teacher));
    assertTrue(!TeacherTraining.fitsEnvelopes(RunDirectory.at(folder.resolve("teacher")), teacher));
  }

  private static double pitch(Corpus corpus) {
    return track(corpus).f0Hz(track(corpus).hops() / 2);
  }

  private static double pitch(Voice voice, Corpus corpus) {
    Waveform sound = voice.student().render(track(corpus), NoiseSettings.ofSeed(1));
    int hops = sound.samples().length / GeneratedCorpus.HOP;
    return new PitchTracker(GeneratedCorpus.RATE, GeneratedCorpus.HOP)
        .track(sound.samples(), hops)
        .hz()[track(corpus).hops() / 2];
  }

  private static FeatureTrack track(Corpus corpus) {
    return corpus.recordings(Split.TEST).get(0).features();
  }
}
