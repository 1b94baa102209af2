package flowtone.performance;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.voice.Manifest;
import java.util.Arrays;

/** Collects the hops of a performance into a {@link FeatureTrack} without mel bands. */
final class TrackBuilder {
  private static final int FIRST_CAPACITY = 16;

  private final int sampleRateHz;
  private final int hopSamples;
  private int hops;
  private float[] f0Hz = new float[FIRST_CAPACITY];
  private float[] voicing = new float[FIRST_CAPACITY];
  private float[] loudnessDb = new float[FIRST_CAPACITY];
  private float[] onsetSeconds = new float[FIRST_CAPACITY];
  private double[] phaseCycles = new double[FIRST_CAPACITY];
  private float[][] labelWeights = new float[FIRST_CAPACITY][];

  TrackBuilder(Manifest manifest) {
    this.sampleRateHz = manifest.sampleRateHz();
    this.hopSamples = manifest.hopSamples();
  }

  int hops() {
    return hops;
  }

  void pitch(double hertz, double voiced, double phase) {
    f0Hz[hops] = (float) hertz;
    voicing[hops] = (float) voiced;
    phaseCycles[hops] = phase;
  }

  void loudness(double decibels, double sinceOnsetSeconds) {
    loudnessDb[hops] = (float) decibels;
    onsetSeconds[hops] = (float) sinceOnsetSeconds;
  }

  /** Ends the hop. */
  void labels(float[] weights) {
    labelWeights[hops] = weights;
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
    phaseCycles = Arrays.copyOf(phaseCycles, length);
    labelWeights = Arrays.copyOf(labelWeights, length);
  }

  /** The hops so far; the builder is not used after. */
  FeatureTrack build() {
    resize(hops);
    return new FeatureTrackBuilder(sampleRateHz, hopSamples, hops)
        .f0Hz(f0Hz)
        .voicing(voicing)
        .loudnessDb(loudnessDb)
        .onsetSeconds(onsetSeconds)
        .phaseCycles(phaseCycles)
        .labelWeights(labelWeights)
        .build();
  }
}
