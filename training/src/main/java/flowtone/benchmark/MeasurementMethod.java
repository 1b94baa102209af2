package flowtone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How was measured, in words. */
final class MeasurementMethod {
  private MeasurementMethod() {}

  /** Of the speeds. */
  static List<String> ofSpeeds(Conditions conditions) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "All rows ran in one process on one machine, lap by lap in turn: a lap of %.1f seconds to"
                + " warm up, then %d laps whose median is given, with the slowest and the fastest.",
            conditions.warmUpSeconds(),
            conditions.laps()));
    sentences.add(
        String.format(
            Locale.ROOT,
            "A lap is the sampling of the same %.1f seconds of notes at %d Hz, conditioning"
                + " included, again and again until %.1f seconds are over; a row marked extrapolated"
                + " ran as many samples of it as its share of the time allowed. A teacher hears a receptive field of silence before the first"
                + " sample, which is counted once.",
            conditions.seconds(),
            conditions.sampleRateHz(),
            conditions.lapSeconds()));
    sentences.add(
        "Live is one listener in chunks of two hops, each finished before the next is asked for.");
    sentences.add(
        "The textbook inverse takes a pass of the network over exactly the receptive field for each"
            + " sample, live as offline.");
    return sentences;
  }

  /** Of the likelihoods. */
  static List<String> ofLikelihoods(double gain, int windowSamples) {
    return List.of(
        String.format(
            Locale.ROOT,
            "Likelihood is that of the corpus's test recordings, which no model was trained on: the"
                + " same recordings for every row, each 16-bit sample with the same uniform noise of"
                + " one step added, the first %d samples of each left out because their past is"
                + " unknown to the model that looks back furthest.",
            windowSamples),
        String.format(
            Locale.ROOT,
            "Nats are negative log-densities a sample of recordings at full scale 1, the corpus gain"
                + " of %.4f undone; bits = nats / ln 2 + 15, since a step is 2^-15 of full scale.",
            gain),
        "A row marked as an excerpt scored a second from each of a few test recordings only. The"
            + " student's density takes its flows one sample after another; their inverse is not"
            + " stable for every sound, and where the noise left the range of floats there is no"
            + " likelihood to tell.");
  }
}
