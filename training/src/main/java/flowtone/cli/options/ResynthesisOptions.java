package flowtone.cli.options;

import flowtone.resynthesis.Resynthesis;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A mixin for commands that resynthesize: what is changed on the way. */
public final class ResynthesisOptions {
  @Option(
      names = "--transpose",
      paramLabel = "CENTS",
      defaultValue = "0",
      description = "Hundredths of a semitone to raise the pitch by (default: 0).")
  private double transposeCents;

  @Option(
      names = "--stretch",
      paramLabel = "R",
      defaultValue = "1",
      description = "How many times longer to make it, 0.1 to 10 (default: 1).")
  private double stretch;

  @Option(
      names = "--keep-loudness",
      description = {
        "Keep the recording's loudness even beyond the range that an instrument was recorded in;",
        "otherwise the melody is moved to where that range begins."
      })
  private boolean keepLoudness;

  @Mixin private FeatureOptions features;

  /**
   * What was asked for.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Resynthesis resynthesis() {
    return new Resynthesis(transposeCents, stretch, !keepLoudness, features.offsets());
  }
}
