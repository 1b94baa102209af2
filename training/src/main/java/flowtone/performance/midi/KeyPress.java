package flowtone.performance.midi;

/**
 * A key that goes down and comes up again.
 *
 * @param track index of the track that says so
 * @param channel 0..15, and 16 more for each port
 * @param key 0..127
 * @param velocity 1..127
 * @param downTick when it goes down
 * @param upTick when it comes up; not before
 * @param released whether the file says when, or it is the end of the track
 */
record KeyPress(
    int track, int channel, int key, int velocity, long downTick, long upTick, boolean released) {

  /** When the file last says something of it. */
  long lastTick() {
    return released ? upTick : downTick;
  }

  KeyPress until(long tick) {
    return new KeyPress(track, channel, key, velocity, downTick, tick, released);
  }
}
