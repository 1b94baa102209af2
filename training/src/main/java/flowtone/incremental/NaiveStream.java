package flowtone.incremental;

import java.util.Arrays;

/**
 * One sound of a teacher that computes everything anew for each sample: all it keeps of the past is
 * the sound that the next sample depends on, and its controls. Not thread-safe.
 */
final class NaiveStream implements TeacherSampler.Stream {

  /** Draws what follows the beginning of a sound. */
  @FunctionalInterface
  interface Sampler {
    /**
     * The whole sound.
     *
     * @param noise one value a sample of the controls
     * @param known the beginning
     * @return as many samples as the noise has, the known ones included
     */
    float[] continued(FlowControls controls, float[] noise, float[] known);
  }

  private final Sampler sampler;
  private final int receptiveSamples;
  private FlowControls past;
  private float[] sound = {};

  /**
   * @param receptiveSamples before a frame that it depends on
   */
  NaiveStream(Sampler sampler, int receptiveSamples) {
    this.sampler = sampler;
    this.receptiveSamples = receptiveSamples;
  }

  @Override
  public float[] next(FlowControls controls, float[] noise, int silentSamples) {
    controls.requireLengthOf(noise);
    int before = sound.length;
    FlowControls all = past == null ? controls : past.followedBy(controls);
    float[] z = new float[before + noise.length];
    System.arraycopy(noise, 0, z, before, noise.length);
    float[] known = Arrays.copyOf(sound, before + silentSamples);
    float[] drawn = sampler.continued(all, z, known);
    int hops = drawn.length / all.hopSamples();
    int needed = (receptiveSamples + all.hopSamples() - 1) / all.hopSamples();
    past = all.last(Math.min(hops, needed));
    sound = Arrays.copyOfRange(drawn, drawn.length - past.samples(), drawn.length);
    return Arrays.copyOfRange(drawn, before, drawn.length);
  }
}
