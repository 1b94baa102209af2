package flowtone.evaluation.playing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A note played in equal steps from one label to another.
 *
 * @param from label it starts at
 * @param to label it ends at
 * @param note scientific name
 * @param cents median pitch above the one asked for, of each step that has a pitch
 * @param centroidHz mean frequency of the magnitude spectrum, of each step
 */
public record MixReport(
    String from, String to, String note, List<Double> cents, List<Double> centroidHz) {
  /** A step back of less than this share is hardly audible. */
  private static final double INAUDIBLE_SHARE = 0.05;

  public MixReport {
    cents = List.copyOf(cents);
    centroidHz = List.copyOf(centroidHz);
  }

  /** Greatest distance from the pitch asked for; 0 if no step has a pitch. */
  public double worstCents() {
    return cents.stream().mapToDouble(Math::abs).max().orElse(0);
  }

  /** Whether the centroid rises or falls throughout, but for steps back that are hardly audible. */
  public boolean brightnessMovesOneWay() {
    double sense = Math.signum(centroidHz.get(centroidHz.size() - 1) - centroidHz.get(0));
    return IntStream.range(1, centroidHz.size())
        .allMatch(
            step -> {
              double moved = centroidHz.get(step) - centroidHz.get(step - 1);
              return moved * sense >= -INAUDIBLE_SHARE * centroidHz.get(step);
            });
  }

  /** The centroids in order, in Hz, for people. */
  public String inWords() {
    String steps =
        centroidHz.stream()
            .map(hertz -> String.format(Locale.ROOT, "%.0f", hertz))
            .collect(Collectors.joining(" "));
    return steps + (brightnessMovesOneWay() ? "" : " (back and forth)");
  }
}
