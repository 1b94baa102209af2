package flowtone.pipeline;

import flowtone.run.RunDirectory;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;

/** The voice of a student's run that can be listened to now, be it trained or not. */
public final class RunVoice {
  private RunVoice() {}

  /**
   * Its folder: that of the last preview, or else of what is exported of its checkpoint.
   *
   * @throws TrainingException if there is none yet, or the run is not a student's
   */
  public static Path of(Path path) {
    RunDirectory run = RunDirectory.at(path);
    if (Files.isRegularFile(run.preview().resolve(Manifest.FILE_NAME))) {
      return run.preview();
    }
    if (run.checkpoints().isEmpty()) {
      throw new TrainingException(
          "expected the run of a student with a voice to listen to in %s; got none yet"
              .formatted(path));
    }
    VoiceExporter.export(path, run.preview(), VoiceDetails.of(run.preview()));
    return run.preview();
  }
}
