package flowtone.cli.options;

import flowtone.control.HopFeatures;
import flowtone.voice.FeatureOffsets;
import picocli.CommandLine.Option;

/** A mixin for commands that synthesize: how much brighter and noisier than usual it is. */
public final class FeatureOptions {
  private static final String WHERE =
      " (default: 0); of voices that read it, and as far as their recordings go.";

  @Option(
      names = "--brightness",
      paramLabel = "OCTAVES",
      description = "How much brighter to make it, -2 to 2" + WHERE)
  private Double brightnessOctaves;

  @Option(
      names = "--noisiness",
      paramLabel = "NEPERS",
      description = "How much noisier to make it, -2 to 2" + WHERE)
  private Double noisinessNepers;

  /**
   * What was asked for, if anything.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public FeatureOffsets offsets() {
    FeatureOffsets offsets = FeatureOffsets.NONE;
    if (brightnessOctaves != null) {
      offsets = offsets.with(HopFeatures.BRIGHTNESS, brightnessOctaves);
    }
    if (noisinessNepers != null) {
      offsets = offsets.with(HopFeatures.NOISINESS, noisinessNepers);
    }
    return offsets;
  }
}
