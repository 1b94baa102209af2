package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.sourcefilter.SourceFilterFormula;

/** What tells a source filter's parameters, block by block. What it remembers is the stream's. */
interface FilterParameters {

  /** Parameters at the ends of the hops of a block. */
  interface Block {
    /** At the end of a hop; -1 is the beginning of the first, known where a stream begins. */
    SourceFilterFormula.Parameters at(int hop);
  }

  /**
   * Reads a block.
   *
   * @param conditioning the conditioner's output of the block
   */
  Block read(ControlFrames controls, HopRows conditioning, float[] state);
}
