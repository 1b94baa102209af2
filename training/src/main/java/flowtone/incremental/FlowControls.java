package flowtone.incremental;

import flowtone.control.ControlLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What controls come to inside a model, outside any graph: what they add to each layer of each
 * flow, and the signals known sample by sample. Arrays are not copied; treat them as immutable.
 *
 * @param hopSamples samples of a hop
 * @param hopBiases of each flow: those of all its layers at the end of each hop, two hops before
 *     the sound first [flows][2 + hops][biases]
 * @param pitch of each frame, cycles per sample, 0 where unvoiced [frames]; empty if no network of
 *     the model reads it
 * @param side what networks read of each sample, its signals side by side [samples * signals]
 * @param carrier the sum of harmonics [samples], zeros if the model has none
 * @param responses of a filter at the beginning of the first hop and at the end of each [1 +
 *     hops][taps], row by row; empty if the model has none
 */
public record FlowControls(
    int hopSamples,
    List<float[][]> hopBiases,
    float[] pitch,
    float[] side,
    float[] carrier,
    float[] responses) {
  public FlowControls {
    hopBiases = List.copyOf(hopBiases);
  }

  /** Of a model without a filter. */
  public FlowControls(
      int hopSamples, List<float[][]> hopBiases, float[] pitch, float[] side, float[] carrier) {
    this(hopSamples, hopBiases, pitch, side, carrier, new float[0]);
  }

  /** Taps of the filter, 0 if the model has none. */
  int taps() {
    return responses.length / (1 + samples() / hopSamples);
  }

  /** The same of a chain whose last map is left out: no harmonics, no filter. */
  FlowControls ofChain() {
    return new FlowControls(hopSamples, hopBiases, pitch, side, new float[carrier.length]);
  }

  /** Samples of sound. */
  public int samples() {
    return carrier.length;
  }

  /** Signals a sample that networks read. */
  int signals() {
    return side.length / carrier.length;
  }

  /**
   * Copies the side signals of a frame, zeros where it reaches beyond the sound.
   *
   * @param firstSample of the frame, perhaps before the sound
   * @param out [n * signals]
   */
  void side(int firstSample, float[] out) {
    int first = firstSample * signals();
    int from = Math.max(0, first);
    int to = Math.min(side.length, first + out.length);
    Arrays.fill(out, 0);
    System.arraycopy(side, from, out, from - first, to - from);
  }

  /** The pitch of the frame that begins with a sample, cycles per sample; 0 if there is none. */
  float pitch(int firstSample) {
    return pitch.length == 0 ? 0 : pitch[firstSample / frameSamples()];
  }

  private int frameSamples() {
    return samples() / pitch.length;
  }

  /** These controls and then those of the sound that follows. */
  FlowControls followedBy(FlowControls next) {
    List<float[][]> biases = new ArrayList<>();
    for (int flow = 0; flow < hopBiases.size(); flow++) {
      // The rows before the next sound are the last of these.
      float[][] following = next.hopBiases.get(flow);
      int known = ControlLayout.PITCH_CONTEXT_HOPS;
      biases.add(
          Stream.concat(
                  Arrays.stream(hopBiases.get(flow)),
                  Arrays.stream(following, known, following.length))
              .toArray(float[][]::new));
    }
    return new FlowControls(
        hopSamples,
        biases,
        joined(pitch, next.pitch),
        joined(side, next.side),
        joined(carrier, next.carrier));
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The last so many hops. */
  FlowControls last(int hops) {
    int from = samples() - hops * hopSamples;
    int row = from / hopSamples;
    return new FlowControls(
        hopSamples,
        hopBiases.stream().map(rows -> Arrays.copyOfRange(rows, row, rows.length)).toList(),
        Arrays.copyOfRange(pitch, pitch.length == 0 ? 0 : from / frameSamples(), pitch.length),
        Arrays.copyOfRange(side, from * signals(), side.length),
        Arrays.copyOfRange(carrier, from, carrier.length));
  }

  /** Refuses signals that are not as long as these controls. */
  void requireLengthOf(float[] signal) {
    if (signal.length != samples()) {
      throw new IllegalArgumentException(
          "expected a signal of %d samples, as the controls have; got %d"
              .formatted(samples(), signal.length));
    }
  }
}
