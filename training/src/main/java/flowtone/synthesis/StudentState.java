package flowtone.synthesis;

import flowtone.control.ControlFrames;

/**
 * What one stream of a student remembers, and how its next chunk is computed from that. Not
 * thread-safe.
 */
interface StudentState {

  /**
   * What a chunk is made of.
   *
   * @param noise one value a sample
   * @param controls of as many samples
   */
  record Given(float[] noise, ControlFrames controls) {}

  /** The next chunk, at the level trained on; the state moves on. */
  float[] next(Given given);

  /** The next chunk does not follow the one before. */
  void skip();

  /** That of another stream that goes on from here by itself. */
  StudentState copy();

  /** Values remembered. */
  int size();
}
