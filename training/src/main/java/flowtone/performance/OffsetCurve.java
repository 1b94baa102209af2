package flowtone.performance;

import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.Manifest;
import java.util.List;

/**
 * How far further features are asked to be from the usual over time: a change is interpolated over
 * a few hops. Not thread-safe.
 */
final class OffsetCurve {
  private final List<HopFeature> features;
  private final Glide offsets;

  /** As usual, for the features that a voice reads. */
  OffsetCurve(Manifest manifest) {
    features = HopFeatures.of(manifest.features());
    offsets = new Glide(new float[features.size()], manifest.hopSeconds());
  }

  /** Sets the offsets at once. */
  void jump(FeatureOffsets values) {
    offsets.jump(ordered(values));
  }

  /** Starts to interpolate towards other offsets. */
  void glide(FeatureOffsets values) {
    offsets.to(ordered(values));
  }

  private float[] ordered(FeatureOffsets values) {
    float[] ordered = new float[features.size()];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = (float) values.of(features.get(i));
    }
    return ordered;
  }

  /** The offsets of the next hop [features]; the array is not modified later. */
  float[] next() {
    return offsets.next();
  }
}
