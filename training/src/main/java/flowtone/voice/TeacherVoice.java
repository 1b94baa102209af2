package flowtone.voice;

import flowtone.audio.FeatureEncoding;
import flowtone.audio.FeatureTrack;
import flowtone.audio.Waveform;
import flowtone.network.CachedSampler;
import flowtone.network.FlowConfig;
import flowtone.network.TeacherConditioner;
import flowtone.network.TeacherControls;
import flowtone.network.TeacherSampler;
import flowtone.network.WeightArray;
import java.util.Map;
import java.util.Random;

/**
 * A teacher that can be heard: slower than the voice distilled from it, and its ceiling. Whoever
 * makes it closes it; thread-safe.
 */
public final class TeacherVoice implements AutoCloseable {
  private final FlowConfig config;
  private final FeatureEncoding encoding;
  private final int hopSamples;
  private final float gain;
  private final TeacherConditioner conditioner;
  private final CachedSampler sampler;

  /**
   * @param config of the teacher
   * @param weights of the teacher by name
   * @param encoding of the feature rows it was trained on
   * @param hopSamples samples a hop
   * @param gain what the recordings were multiplied by; sounds are divided by it
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public TeacherVoice(
      FlowConfig config,
      Map<String, WeightArray> weights,
      FeatureEncoding encoding,
      int hopSamples,
      float gain) {
    this.config = config;
    this.encoding = encoding;
    this.hopSamples = hopSamples;
    this.gain = gain;
    this.conditioner = new TeacherConditioner(config, weights, encoding.width(), hopSamples);
    this.sampler = new CachedSampler(config, weights);
  }

  /** What the teacher makes of a track's features before any sample is drawn. */
  public TeacherControls controls(FeatureTrack track) {
    if (track.hopSamples() != hopSamples) {
      throw new IllegalArgumentException(
          "expected features every %d samples; got them every %d"
              .formatted(hopSamples, track.hopSamples()));
    }
    return conditioner.apply(TrackControls.of(track, encoding, config.contextHops()));
  }

  /** The sound of a whole track, from silence on, sampled one by one. */
  public Waveform synthesize(FeatureTrack track, long seed, float temperature) {
    return synthesize(track, seed, temperature, sampler);
  }

  /** The same by another way of sampling the same teacher. */
  public Waveform synthesize(
      FeatureTrack track, long seed, float temperature, TeacherSampler teacherSampler) {
    float[] sound = teacherSampler.sample(controls(track), noise(track, seed, temperature));
    for (int t = 0; t < sound.length; t++) {
      sound[t] /= gain;
    }
    return new Waveform(sound, track.sampleRateHz());
  }

  private static float[] noise(FeatureTrack track, long seed, float temperature) {
    Random random = new Random(seed);
    float[] noise = new float[track.samples()];
    for (int t = 0; t < noise.length; t++) {
      noise[t] = temperature * (float) random.nextGaussian();
    }
    return noise;
  }

  @Override
  public void close() {
    conditioner.close();
  }
}
