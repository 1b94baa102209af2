package flowtone.benchmark.result;

import java.util.List;
import java.util.Locale;

/** How a benchmark measures, in sentences. */
public final class MeasurementMethod {
  private MeasurementMethod() {}

  /** Of the speeds. */
  public static List<String> ofSpeeds(BenchmarkConditions conditions) {
    return List.of(
        String.format(
            Locale.ROOT,
            "All rows ran in one process on one machine, interleaved: a repetition of each in turn,"
                + " after %.1f seconds of warm-up; given is the median of %d repetitions, with the"
                + " slowest and the fastest.",
            conditions.warmUpSeconds(),
            conditions.repetitions()),
        String.format(
            Locale.ROOT,
            "A repetition is the sampling of the same %.1f seconds of notes at %d Hz, conditioning"
                + " included, again and again until %.1f seconds are over; a row marked extrapolated"
                + " ran as many samples of it as its share of the time allowed. A teacher reads a"
                + " receptive field of silence before the first sample, which is counted once.",
            conditions.seconds(),
            conditions.sampleRateHz(),
            conditions.repetitionSeconds()),
        "Live is one stream in chunks of two hops, each finished before the next is asked for.",
        "The textbook inverse takes a pass of the network over exactly the receptive field for each"
            + " sample, live as offline.");
  }

  /**
   * Of the likelihoods.
   *
   * @param gain what the recordings of the corpus were multiplied by
   * @param windowSamples left out at the beginning of each recording
   */
  public static List<String> ofLikelihoods(double gain, int windowSamples) {
    return List.of(
        String.format(
            Locale.ROOT,
            "Likelihood is that of the corpus's test recordings, which no model was trained on: the"
                + " same recordings for every row, each 16-bit sample with the same uniform noise of"
                + " one step added, the first %d samples of each left out because their past is"
                + " unknown to the model with the longest receptive field.",
            windowSamples),
        String.format(
            Locale.ROOT,
            "Nats are negative log-densities a sample of recordings at full scale 1, the corpus gain"
                + " of %.4f undone; bits = nats / ln 2 + 15, since a step is 2^-15 of full scale.",
            gain),
        "A row marked as an excerpt scored a second from each of a few test recordings only. The"
            + " student's density takes its flows one sample after another; their inverse is not"
            + " stable for every sound, and where the noise leaves the range of floats there is no"
            + " likelihood.");
  }
}
