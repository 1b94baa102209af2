package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Weighted means of features: f0 in Hz over the pitched ones, loudness in dB; the onset is that of
 * the greatest weight. The phase advances by the mixed f0 and, where phases of the recordings
 * restart, by the weighted mean of those steps. A weight of 1 returns its features unchanged.
 */
final class FeatureMix {
  private final List<FeatureTrack> tracks;
  private final double[] weights;

  /**
   * @param tracks of equally many hops
   * @param weights of the tracks, summing to one
   */
  FeatureMix(List<FeatureTrack> tracks, double[] weights) {
    this.tracks = tracks;
    this.weights = weights;
  }

  FeatureTrack track() {
    int nearest = nearest();
    return weights[nearest] == 1 ? tracks.get(nearest) : mixed(tracks.get(nearest));
  }

  private int nearest() {
    int nearest = 0;
    for (int k = 1; k < weights.length; k++) {
      nearest = weights[k] > weights[nearest] ? k : nearest;
    }
    return nearest;
  }

  private FeatureTrack mixed(FeatureTrack nearest) {
    float[] f0Hz = f0Hz(nearest.hops());
    FeatureTrackBuilder track =
        new FeatureTrackBuilder(nearest.sampleRateHz(), nearest.hopSamples(), nearest.hops());
    nearest.features().forEach(f -> track.further(f, mean(other -> other.further(f))));
    return track
        .f0Hz(f0Hz)
        .voicing(mean(FeatureTrack::voicing))
        .loudnessDb(mean(FeatureTrack::loudnessDb))
        .onsetSeconds(nearest.onsetSeconds())
        .phaseCycles(phaseCycles(f0Hz))
        .labelWeights(means(FeatureTrack::labelWeights))
        .logMel(means(FeatureTrack::logMel))
        .build();
  }

  private float[] mean(Function<FeatureTrack, float[]> curve) {
    double[] sum = new double[curve.apply(tracks.get(0)).length];
    for (int k = 0; k < weights.length; k++) {
      float[] values = curve.apply(tracks.get(k));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[k] * values[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) sum[i];
    }
    return mean;
  }

  private float[][] means(BiFunction<FeatureTrack, Integer, float[]> row) {
    float[][] means = new float[tracks.get(0).hops()][];
    for (int h = 0; h < means.length; h++) {
      int hop = h;
      means[h] = mean(track -> row.apply(track, hop));
    }
    return means;
  }

  /** The mean over the pitched recordings [hops]; 0 where none is. */
  private float[] f0Hz(int hops) {
    float[] f0Hz = new float[hops];
    for (int h = 0; h < hops; h++) {
      double hertz = 0;
      double pitched = 0;
      for (int k = 0; k < weights.length; k++) {
        float own = tracks.get(k).f0Hz(h);
        hertz += weights[k] * own;
        pitched += own > 0 ? weights[k] : 0;
      }
      f0Hz[h] = pitched > 0 ? (float) (hertz / pitched) : 0;
    }
    return f0Hz;
  }

  private double[] phaseCycles(float[] f0Hz) {
    double[] cycles = new double[f0Hz.length];
    double phase = weighted(track -> track.phaseCycles(0));
    for (int h = 0; h < cycles.length; h++) {
      cycles[h] = phase - Math.floor(phase);
      int hop = h;
      double restarts = h + 1 < cycles.length ? weighted(track -> restartCycles(track, hop)) : 0;
      phase += f0Hz[h] * hopSeconds() + restarts;
    }
    return cycles;
  }

  private double weighted(Function<FeatureTrack, Double> value) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * value.apply(tracks.get(k));
    }
    return sum;
  }

  /** Difference of the next hop's phase from the one that f0 predicts, wrapped to half a cycle. */
  private double restartCycles(FeatureTrack track, int hop) {
    double predicted = track.phaseCycles(hop) + track.f0Hz(hop) * hopSeconds();
    double step = track.phaseCycles(hop + 1) - predicted;
    return step - Math.rint(step);
  }

  private double hopSeconds() {
    return tracks.get(0).hopSeconds();
  }
}
