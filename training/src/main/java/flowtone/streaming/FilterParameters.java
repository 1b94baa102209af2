package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.sourcefilter.SourceFilterFormula;
import java.util.List;

/** What tells a source filter's parameters, block by block. What it remembers is the stream's. */
interface FilterParameters {
  /**
   * Parameters at the ends of the hops of a block; where a stream begins, those at the beginning of
   * the first hop before them.
   *
   * @param conditioning the conditioner's output of the block
   */
  List<SourceFilterFormula.Parameters> read(
      ControlFrames controls, HopRows conditioning, float[] state);

  /** The first hop whose end is told of; -1 is the beginning of the first. */
  static int first(ControlFrames controls, HopRows conditioning) {
    return conditioning.count() > controls.hops() ? -1 : 0;
  }
}
