package flowtone.performance;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.voice.ExpectedFeature;
import flowtone.voice.ExpectedFeatures;
import flowtone.voice.Manifest;
import java.util.Arrays;
import java.util.List;

/** Collects the hops of a performance into a {@link FeatureTrack} without mel bands. */
final class TrackBuilder {
  private static final int INITIAL_CAPACITY = 16;

  private final int sampleRateHz;
  private final int hopSamples;
  private final List<HopFeature> features;
  private final ExpectedFeatures expected;
  private int hops;
  private float[] f0Hz = new float[INITIAL_CAPACITY];
  private float[] voicing = new float[INITIAL_CAPACITY];
  private float[] loudnessDb = new float[INITIAL_CAPACITY];
  private float[] onsetSeconds = new float[INITIAL_CAPACITY];
  private float[] velocities = new float[INITIAL_CAPACITY];
  private double[] phaseCycles = new double[INITIAL_CAPACITY];
  private float[][] labelWeights = new float[INITIAL_CAPACITY][];
  private float[][] offsets = new float[INITIAL_CAPACITY][];
  private float[] currentOffsets;

  TrackBuilder(Manifest manifest) {
    this.sampleRateHz = manifest.sampleRateHz();
    this.hopSamples = manifest.hopSamples();
    this.features = HopFeatures.of(manifest.features());
    this.expected = new ExpectedFeatures(manifest.labels(), features);
    this.currentOffsets = new float[features.size()];
  }

  int hops() {
    return hops;
  }

  /** Sets frequency, voicing and phase (cycles) of the hop. */
  void pitch(double hertz, double voiced, double phase) {
    f0Hz[hops] = (float) hertz;
    voicing[hops] = (float) voiced;
    phaseCycles[hops] = phase;
  }

  /** Sets loudness, the time since the onset, and the velocity, 0..1, of the note at the hop. */
  void loudness(double decibels, double sinceOnsetSeconds, double velocity) {
    loudnessDb[hops] = (float) decibels;
    onsetSeconds[hops] = (float) sinceOnsetSeconds;
    velocities[hops] = (float) velocity;
  }

  /** Sets how far the voice's features are from the usual, from this hop on [features]. */
  void offsets(float[] values) {
    currentOffsets = values;
  }

  /** Sets the label weights of the hop and completes it. */
  void labels(float[] weights) {
    labelWeights[hops] = weights;
    offsets[hops] = currentOffsets;
    hops++;
    if (hops == f0Hz.length) {
      resize(2 * hops);
    }
  }

  private void resize(int length) {
    f0Hz = Arrays.copyOf(f0Hz, length);
    voicing = Arrays.copyOf(voicing, length);
    loudnessDb = Arrays.copyOf(loudnessDb, length);
    onsetSeconds = Arrays.copyOf(onsetSeconds, length);
    velocities = Arrays.copyOf(velocities, length);
    phaseCycles = Arrays.copyOf(phaseCycles, length);
    labelWeights = Arrays.copyOf(labelWeights, length);
    offsets = Arrays.copyOf(offsets, length);
  }

  /** Values of the voice's features [features][hops]. */
  private float[][] played() {
    float[][] values = new float[features.size()][hops];
    for (int h = 0; h < hops && values.length > 0; h++) {
      List<ExpectedFeature> usual =
          expected.at(labelWeights[h], f0Hz[h], loudnessDb[h], onsetSeconds[h]);
      for (int i = 0; i < values.length; i++) {
        ExpectedFeature feature = usual.get(i);
        double more = offsets[h][i] + feature.struck(velocities[h]);
        values[i][h] = feature.shifted(feature.usual(), more);
      }
    }
    return values;
  }

  /** The hops so far; the builder must not be used afterwards. */
  FeatureTrack build() {
    resize(hops);
    FeatureTrackBuilder track = new FeatureTrackBuilder(sampleRateHz, hopSamples, hops);
    float[][] played = played();
    for (int i = 0; i < played.length; i++) {
      track.further(features.get(i), played[i]);
    }
    return track
        .f0Hz(f0Hz)
        .voicing(voicing)
        .loudnessDb(loudnessDb)
        .onsetSeconds(onsetSeconds)
        .phaseCycles(phaseCycles)
        .labelWeights(labelWeights)
        .build();
  }
}
