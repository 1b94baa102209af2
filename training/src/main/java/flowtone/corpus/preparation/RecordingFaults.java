package flowtone.corpus.preparation;

import flowtone.audio.NoiseFloor;
import flowtone.audio.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person would hear, or see on a meter, of a recording's faults. */
final class RecordingFaults {
  private static final double NOTABLE_OFFSET = 0.01;
  private static final double NOISY_DB = 30;

  private RecordingFaults() {}

  /**
   * Faults of a recording as it was read, each to follow its name in a sentence.
   *
   * @param recording at its own rate
   */
  static List<String> of(Waveform recording) {
    List<String> faults = new ArrayList<>();
    double offset = Math.abs(mean(recording.samples()));
    if (offset >= NOTABLE_OFFSET) {
      faults.add(
          format("has a DC offset of %.1f %% of full scale, which is removed", 100 * offset));
    }
    NoiseFloor.belowLoudDb(recording)
        .ifPresent(
            below -> {
              if (below < NOISY_DB) {
                faults.add(format("is noisy: its noise is %.0f dB below its loud moments", below));
              }
            });
    return faults;
  }

  private static double mean(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    return sum / Math.max(1, samples.length);
  }

  private static String format(String text, double figure) {
    return String.format(Locale.ROOT, text, figure);
  }
}
