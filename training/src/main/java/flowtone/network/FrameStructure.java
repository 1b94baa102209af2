package flowtone.network;

import flowtone.flow.CouplingMask;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;

/**
 * What a framed network may see of the frame at hand, and which of its samples it has outputs for,
 * as masks. Of earlier frames it may see what {@link #before} says, hidden units all.
 */
sealed interface FrameStructure {

  /** Samples of a frame, n. */
  int frameSamples();

  /** Which samples of the frame reach which units [n][channels]. */
  float[][] now(int channels);

  /** The same of the frame before. */
  float[][] before(int channels);

  /** Which samples' side signals, of the frame at hand, reach which units [n][channels]. */
  float[][] side(int channels);

  /** Which units of a layer reach which of the next, of the frame at hand [channels][channels]. */
  float[][] units(int channels);

  /** Which units reach the output of which sample [channels][outputs]. */
  float[][] outputs(int channels);

  /** How many samples of a frame there are outputs for. */
  int outputCount();

  /** Whether a frame can be computed of which only the first samples are known. */
  boolean causalInside();

  /**
   * Every sample sees those before it in some order.
   *
   * @param order inside a frame; across frames time goes on as it does
   */
  record Autoregressive(DimensionOrder order) implements FrameStructure {

    /** The order of time. */
    static Autoregressive natural(int n) {
      return new Autoregressive(DimensionOrder.alternating(n, 0));
    }

    @Override
    public int frameSamples() {
      return order.dimensions();
    }

    private int[] degrees(int channels) {
      return Masks.degrees(channels, frameSamples());
    }

    @Override
    public float[][] now(int channels) {
      return order.rows(Masks.inputs(frameSamples(), degrees(channels)));
    }

    @Override
    public float[][] before(int channels) {
      return Masks.open(frameSamples(), channels);
    }

    @Override
    public float[][] side(int channels) {
      return order.rows(Masks.side(frameSamples(), degrees(channels)));
    }

    @Override
    public float[][] units(int channels) {
      return Masks.hidden(degrees(channels), degrees(channels));
    }

    @Override
    public float[][] outputs(int channels) {
      return order.columns(Masks.outputs(degrees(channels), frameSamples()));
    }

    @Override
    public int outputCount() {
      return frameSamples();
    }

    @Override
    public boolean causalInside() {
      return equals(natural(frameSamples()));
    }
  }

  /**
   * Half of the samples see the other half, of this frame and of those before.
   *
   * @param half those that see and are not seen
   */
  record Coupling(CouplingMask half) implements FrameStructure {

    @Override
    public int frameSamples() {
      return half.frameSamples();
    }

    @Override
    public float[][] now(int channels) {
      return Masks.kept(half, channels);
    }

    @Override
    public float[][] before(int channels) {
      return now(channels);
    }

    @Override
    public float[][] side(int channels) {
      return Masks.open(frameSamples(), channels);
    }

    @Override
    public float[][] units(int channels) {
      return Masks.open(channels, channels);
    }

    @Override
    public float[][] outputs(int channels) {
      return Masks.open(channels, outputCount());
    }

    @Override
    public int outputCount() {
      return half.changedPositions().length;
    }

    @Override
    public boolean causalInside() {
      return false;
    }
  }
}
