package flowtone.incremental;

import flowtone.model.FlowConfig;
import flowtone.storage.WeightArray;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A student's expensive direction in plain Java: from sound to noise. A {@link StudentPass}
 * advanced sample by sample finds it at the cost of one pass. Immutable and thread-safe.
 *
 * <p>The map from noise to sound is in general not minimum-phase, and then its inverse is unstable:
 * rounding errors grow from sample to sample, and so does the noise of a sound that is unlikely
 * under the student, until it is infinite or NaN.
 */
public final class IncrementalStudent {
  private final List<IncrementalWeights> flows;

  /**
   * @param config of the student
   * @param weights of the student by name
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public IncrementalStudent(FlowConfig config, Map<String, WeightArray> weights) {
    this.flows =
        IntStream.range(0, config.flows())
            .mapToObj(flow -> IncrementalWeights.of(config, weights, flow))
            .toList();
  }

  /**
   * The noise of a sound.
   *
   * @param noise [samples]; infinite or NaN once it has left the range of floats
   * @param logScale of each sample given the noise before it [samples]; {@code log|det dz/dx|} is
   *     minus their sum
   */
  public record Noise(float[] noise, float[] logScale) {}

  /**
   * The noise that the student maps to a sound.
   *
   * @param sound at the level trained on [samples]
   * @throws IllegalArgumentException if the controls have another number of samples
   */
  public Noise toNoise(FlowControls controls, float[] sound) {
    controls.requireLengthOf(sound);
    return controls.taps() == 0 ? ofChain(controls, sound) : ofFiltered(controls, sound);
  }

  /** The last map, {@code x = c + g * w}, is undone first; then w is the chain's sound. */
  private Noise ofFiltered(FlowControls controls, float[] sound) {
    float[] noisy = new float[sound.length];
    for (int t = 0; t < sound.length; t++) {
      noisy[t] = sound[t] - controls.carrier()[t];
    }
    float[] white = InverseFilter.of(controls).apply(noisy, controls.responses());
    Noise found = ofChain(controls.ofChain(), white);
    int taps = controls.taps();
    int hopSamples = controls.hopSamples();
    for (int t = 0; t < sound.length; t++) {
      float late = (float) (t % hopSamples) / hopSamples;
      float first = controls.responses()[t / hopSamples * taps];
      float second = controls.responses()[(t / hopSamples + 1) * taps];
      found.logScale[t] += (float) Math.log((1 - late) * first + late * second);
    }
    return found;
  }

  private Noise ofChain(FlowControls controls, float[] sound) {
    Noise found = new Noise(new float[sound.length], new float[sound.length]);
    StudentPass pass = new StudentPass(flows, controls);
    for (int t = 0; t < sound.length; t++) {
      pass.predict();
      double z = (sound[t] - pass.mean()) * Math.exp(-pass.logScale());
      found.noise[t] = (float) z;
      found.logScale[t] = (float) pass.logScale();
      pass.know(z);
    }
    return found;
  }
}
