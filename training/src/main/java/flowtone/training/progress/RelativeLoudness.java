package flowtone.training.progress;

/**
 * How loud the student has been of late beside the recordings, from the root mean squares of both.
 * Not thread-safe.
 */
final class RelativeLoudness {
  private static final double MEMORY_STEPS = 100;

  private double power;
  private double recordingPower;

  void add(double rms, double recordingRms) {
    power += (rms * rms - power) / MEMORY_STEPS;
    recordingPower += (recordingRms * recordingRms - recordingPower) / MEMORY_STEPS;
  }

  /** Level above that of the recordings, dB; 0 where there was nothing to hear. */
  double decibels() {
    return recordingPower == 0 ? 0 : 10 * Math.log10(power / recordingPower);
  }
}
