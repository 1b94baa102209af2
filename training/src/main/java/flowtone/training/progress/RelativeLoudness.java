package flowtone.training.progress;

/**
 * Level of the student relative to the recordings over recent steps, from running means of the
 * powers of both. Not thread-safe.
 */
final class RelativeLoudness {
  private static final double AVERAGING_STEPS = 100;

  private double power;
  private double recordingPower;

  void add(double rms, double recordingRms) {
    power += (rms * rms - power) / AVERAGING_STEPS;
    recordingPower += (recordingRms * recordingRms - recordingPower) / AVERAGING_STEPS;
  }

  /** Level above that of the recordings, dB; 0 where those are silent. */
  double decibels() {
    return recordingPower == 0 ? 0 : 10 * Math.log10(power / recordingPower);
  }
}
