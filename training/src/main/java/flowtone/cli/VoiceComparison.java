package flowtone.cli;

import flowtone.benchmark.BenchmarkResults;
import flowtone.benchmark.Clock;
import flowtone.benchmark.VoiceBenchmark;
import flowtone.library.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * A voice raced against its teacher.
 *
 * @param voice name or path
 * @param folders of voices beside the standard ones
 * @param laps how often is measured
 */
record VoiceComparison(String voice, List<Path> folders, RepetitionOptions laps) {
  /** Of laps of a teacher and its student alone: with loading and warming up less than a minute. */
  private static final double PAIR_SECONDS = 18;

  /** With all the flows that a voice may carry. */
  private static final double ALL_SECONDS = 60;

  /**
   * @param whole whether to race the flows that the voice carries, too, and to keep the sounds, as
   *     a report wants them
   */
  BenchmarkResults run(double seconds, long seed, boolean whole) {
    try (VoiceLibrary library = VoiceLibrary.standard(folders);
        ProgressBar bar = Progress.of("race").build()) {
      return new VoiceBenchmark(
              library.find(voice),
              laps.rules(whole ? ALL_SECONDS : PAIR_SECONDS),
              Clock.ofThisMachine(),
              id -> Progress.step(bar, id))
          .run(seconds, seed, whole);
    }
  }
}
