package flowtone.pipeline;

import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightsException;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The voice of a training in the folder that people asked for, which is the best of its student so
 * far while that is trained.
 *
 * @param student run of the student
 * @param directory of the voice
 * @param details its name and what else people decide about it
 */
record LatestVoice(RunDirectory student, Path directory, VoiceDetails details) {

  /** Whether there is one, of whomever. */
  boolean exists() {
    return Files.isRegularFile(file());
  }

  /** Its file that is written last whenever there is a newer one. */
  private Path file() {
    return directory.resolve(Manifest.FILE_NAME);
  }

  /**
   * Whether it is another voice, trained to its end, which stays until there is a measured one to
   * replace it: it may be better than what a student begins with.
   */
  boolean isAnother() {
    boolean trainedOn =
        student.state().filter(s -> s.progress() == RunState.Progress.FINISHED).isPresent();
    return exists() && !trainedOn && !isUnfinished();
  }

  private boolean isUnfinished() {
    try {
      return VoiceExporter.isUnfinished(VoiceFiles.manifest(directory));
    } catch (VoiceException damagedOrNewer) {
      return false;
    }
  }

  /** The file whose age is that of the voice that can be listened to. */
  Path toListenTo() {
    return isAnother() ? student.preview().resolve(Manifest.FILE_NAME) : file();
  }

  /**
   * What renews it after each better checkpoint. Where it cannot be written, training goes on: a
   * night's work is worth more.
   */
  Runnable renewal(ProgressLine progress) {
    if (isAnother()) {
      progress.print(
          "%s holds another voice, which stays until this one is measured; until then this one is in %s"
              .formatted(directory, student.preview()));
      return () -> {};
    }
    return () -> renew(progress);
  }

  private void renew(ProgressLine progress) {
    try {
      progress.during(
          "renewing the voice to listen to",
          () -> VoiceExporter.exportUnfinished(student.path(), directory, details));
    } catch (TrainingException | VoiceException | WeightsException e) {
      progress.print("The voice in %s stays as it was: %s".formatted(directory, e.getMessage()));
    }
  }

  /**
   * Writes what the student has learnt already where there is no voice, such as in a new folder.
   */
  void writeIfNone(ProgressLine progress) {
    if (!exists()) {
      renew(progress);
    }
  }
}
