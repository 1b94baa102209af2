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
  /** Of a teacher and its student alone: with loading and tasting less than a minute. */
  private static final Rules PAIR = new Rules(1.5, 5, 0.4, 18);

  /** With all the flows that a voice may carry. */
  private static final Rules ALL = new Rules(1.5, 5, 0.4, 60);

  /**
   * @param whole whether to race the flows that the voice carries, too, and to keep the sounds, as
   *     a report wants them
   */
  Raced run(double seconds, long seed, boolean whole) {
    try (VoiceLibrary library = VoiceLibrary.standard(folders);
        ProgressBar bar = Progress.of("race").build()) {
      return new VoiceRace(
              library.find(voice),
              whole ? ALL : PAIR,
              Meter.ofThisMachine(),
              id -> Progress.step(bar, id))
          .run(seconds, seed, whole);
    }
  }
}
