package flowtone.streaming;

import flowtone.control.ControlFrames;

/** Nothing is known but through the flows. */
final class NoSource implements Source {

  @Override
  public void begin(Workspace w, ControlFrames controls, HopRows conditioning, float[] state) {
    // Flows read no carrier.
  }

  @Override
  public void end(Workspace w, float[] state, int hops) {
    // What the flows make is the sound.
  }
}
