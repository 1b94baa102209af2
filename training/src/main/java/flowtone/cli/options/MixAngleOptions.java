package flowtone.cli.options;

import flowtone.audio.file.SoundFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** A mixin for the angles of a mix: one pair of them, or a grid from corner to corner. */
public final class MixAngleOptions {
  private static final double MIDDLE = 45;
  private static final double QUARTER_TURN = 90;
  private static final int MOST_STEPS = 10;

  @Option(
      names = "--a",
      paramLabel = "DEG",
      description = "From the first two recordings at 0 to the last two at 90 (default: 45).")
  private Double a;

  @Option(
      names = "--b",
      paramLabel = "DEG",
      description = "From the first and third at 0 to the second and fourth at 90 (default: 45).")
  private Double b;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Instead of --a and --b, N by N mixes evenly spaced between all corners.")
  private Integer steps;

  /** A pair of angles in degrees, part of a grid or alone. */
  public record Pair(double a, double b, boolean ofGrid) {

    /** Where its sound goes: of a grid, into the folder, named for the angles. */
    public Path file(Path out, SoundFormat format) {
      return ofGrid
          ? out.resolve(String.format(Locale.ROOT, "a%.0f-b%.0f.%s", a, b, format.extension()))
          : out;
    }
  }

  /** Whether several mixes are asked for. */
  public boolean isGrid() {
    return steps != null;
  }

  /**
   * Refuses what lies outside the corners.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public void check() {
    if (steps != null && (a != null || b != null)) {
      throw new IllegalArgumentException("expected --steps, or --a and --b; got both");
    }
    if (steps != null && (steps < 2 || steps > MOST_STEPS)) {
      throw new IllegalArgumentException(
          "expected --steps within 2 to %d; got %d".formatted(MOST_STEPS, steps));
    }
    for (double angle : new double[] {orMiddle(a), orMiddle(b)}) {
      if (!(angle >= 0 && angle <= QUARTER_TURN)) {
        throw new IllegalArgumentException(
            "expected angles --a and --b within 0 to 90 degrees; got " + angle);
      }
    }
  }

  private static double orMiddle(Double angle) {
    return angle == null ? MIDDLE : angle;
  }

  /** The mixes asked for. */
  public List<Pair> pairs() {
    if (steps == null) {
      return List.of(new Pair(orMiddle(a), orMiddle(b), false));
    }
    double step = QUARTER_TURN / (steps - 1);
    return IntStream.range(0, steps * steps)
        .mapToObj(i -> new Pair(i / steps * step, i % steps * step, true))
        .toList();
  }
}
