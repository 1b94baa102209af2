package flowtone.streaming;

import flowtone.control.ControlFrames;

/**
 * What is known of a sound without the flows: what they read of it sample by sample, and what
 * becomes of what they make. What it remembers is in the stream's array.
 */
interface Source {
  /**
   * Computes what the flows read, {@link Workspace#carrier}, from the sines and cosines there.
   *
   * @param conditioning the conditioner's output of the block
   */
  void begin(Workspace w, ControlFrames controls, HopRows conditioning, float[] state);

  /** Makes the sound of the block of what the flows made, {@link Workspace#signal}, in place. */
  void end(Workspace w, float[] state, int hops);
}
