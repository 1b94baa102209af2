package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.library.TestVoices;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.VoiceDetails;
import flowtone.training.progress.ProgressLine;
import flowtone.voice.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which voice there is to listen to, and which stays. */
class LatestVoiceTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final ProgressLine progress = new ProgressLine(new PrintStream(told));

  private LatestVoice latest(Path directory) {
    RunDirectory student = RunDirectory.at(folder.resolve("runs/student"));
    return new LatestVoice(student, directory, VoiceDetails.of(directory));
  }

  @Test
  void aFolderWithoutAVoiceIsWhereThereWillBeOne() {
    LatestVoice latest = latest(folder.resolve("voices/new"));
    assertEquals(folder.resolve("voices/new/manifest.json"), latest.toListenTo());
    assertFalse(latest.isAnother());
  }

  @Test
  void anotherVoiceStaysUntilThereIsAMeasuredOne() throws Exception {
    Path other = TestVoices.write(folder, TestVoices.duet("duet"));
    byte[] before = Files.readAllBytes(other.resolve(Manifest.FILE_NAME));
    latest(other).renewal(progress).run();
    assertArrayEquals(before, Files.readAllBytes(other.resolve(Manifest.FILE_NAME)));
    assertTrue(told.toString().contains("holds another voice, which stays"), told.toString());
    assertEquals(
        RunDirectory.at(folder.resolve("runs/student")).preview().resolve(Manifest.FILE_NAME),
        latest(other).toListenTo());
  }

  @Test
  void theVoiceOfATrainingThatEndedIsRenewedWhenItIsTrainedOn() {
    Path own = TestVoices.write(folder, TestVoices.duet("duet"));
    try (RunDirectory student = RunDirectory.openForTraining(folder.resolve("runs/student"))) {
      RunState begun = RunState.begun(RunState.Kind.STUDENT, 0);
      student.writeState(begun);
      assertTrue(latest(own).isAnother(), "as the student has not ended");
      student.writeState(begun.ended(RunState.Progress.FINISHED, ""));
      assertFalse(latest(own).isAnother());
      assertEquals(own.resolve(Manifest.FILE_NAME), latest(own).toListenTo());
    }
  }
}
