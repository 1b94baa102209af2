package flowtone.cli;

import flowtone.race.Meter;
import flowtone.race.Raced;
import flowtone.race.Rules;
import flowtone.race.VoiceRace;
import flowtone.voice.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * A voice raced against its teacher.
 *
 * @param voice name or path
 * @param folders of voices beside the standard ones
 */
record VoiceComparison(String voice, List<Path> folders) {
  /** With loading and the tastes of all rows less than a minute. */
  private static final Rules RULES = new Rules(1, 3, 0.3, 20);

  /**
   * @param heard whether to keep the sounds for a report
   */
  Raced run(double seconds, long seed, boolean heard) {
    try (VoiceLibrary library = VoiceLibrary.standard(folders);
        ProgressBar bar = Progress.of("race").build()) {
      return new VoiceRace(
              library.find(voice), RULES, Meter.ofThisMachine(), id -> Progress.step(bar, id))
          .run(seconds, seed, heard);
    }
  }
}
