package flowtone.performance.midi;

/**
 * What a tick of a MIDI file is: a part of a quarter note, whose length tempo events set, or a part
 * of a frame of film, which has its own.
 *
 * @param ticks in a quarter note or in a frame, positive
 * @param framesPerSecond 0 of quarter notes
 */
record Division(int ticks, double framesPerSecond) {
  /** What is called 29 frames is this: film in colour. */
  private static final double DROP_FRAMES_PER_SECOND = 30_000 / 1001.0;

  private static final int DROP_FRAMES = 29;
  private static final double MICROS_PER_SECOND = 1e6;

  Division {
    if (ticks <= 0 || framesPerSecond < 0) {
      throw new IllegalArgumentException(
          "expected a MIDI file of at least 1 tick in a quarter note or frame; got " + ticks);
    }
  }

  /** That of a header: frames are negative, in the upper byte of the sixteen bits. */
  static Division of(int bits) {
    if (bits < 0x8000) {
      return new Division(bits, 0);
    }
    int frames = 256 - (bits >> 8);
    return new Division(
        bits & 0xff, frames == DROP_FRAMES ? DROP_FRAMES_PER_SECOND : Math.max(1, frames));
  }

  boolean hasTempo() {
    return framesPerSecond == 0;
  }

  /** Length of a tick, where {@link #hasTempo} at this tempo. */
  double secondsPerTick(long microsPerQuarter) {
    return hasTempo()
        ? microsPerQuarter / MICROS_PER_SECOND / ticks
        : 1 / (framesPerSecond * ticks);
  }
}
