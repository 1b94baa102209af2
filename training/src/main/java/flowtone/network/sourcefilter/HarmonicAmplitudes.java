package flowtone.network.sourcefilter;

import flowtone.audio.MelScale;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Amplitudes of harmonics from the magnitudes of mel bands. A band's magnitude is the sum over the
 * harmonics in it of amplitude times height times half the window's sum, so a band that holds
 * {@code S} heights of harmonics tells their common amplitude {@code band / (S N / 2)}; harmonic k
 * takes what its two bands tell, by the heights they have at its frequency.
 *
 * @param mel where the bands lie
 * @param harmonics how many at most
 */
record HarmonicAmplitudes(MelScale mel, int harmonics) {
  /** A band that no harmonic peaks in is not taken to hold less than so much of one. */
  private static final float LEAST_HEIGHTS = 0.15f;

  /** Harmonics fade out over so much of the spectrum's top. */
  private static final double FADE_SHARE = 0.04;

  /**
   * The amplitudes.
   *
   * @param bands magnitudes of the harmonic part in each band [rows, bands]
   * @param frequency of the fundamental in cycles per sample, 0 where there is none [rows, 1]
   * @return [rows, harmonics], 0 where there is no fundamental
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> bands, Operand<TFloat32> frequency) {
    Operand<TFloat32> hertz = tf.math.mul(frequency, tf.constant(numbers())); // [rows, harmonics]
    Operand<TFloat32> sounding = sounding(tf, hertz);
    Operand<TFloat32> heights =
        tf.math.mul(
            heights(tf, hertz),
            tf.expandDims(sounding, tf.constant(2))); // [rows, harmonics, bands]
    Operand<TFloat32> held = tf.sum(heights, tf.constant(1)); // [rows, bands]
    Operand<TFloat32> common =
        tf.math.div(
            bands,
            tf.math.mul(
                tf.math.maximum(held, tf.constant(LEAST_HEIGHTS)),
                tf.constant(mel.fftSamples() / 2f)));
    Operand<TFloat32> taken =
        tf.squeeze(
            tf.train.batchMatMul(heights, tf.expandDims(common, tf.constant(2)), TFloat32.class),
            org.tensorflow.op.core.Squeeze.axis(java.util.List.of(2L)));
    Operand<TFloat32> weights =
        tf.math.maximum(tf.sum(heights, tf.constant(2)), tf.constant(1e-3f));
    return tf.math.mul(tf.math.div(taken, weights), sounding);
  }

  /** Heights of the bands at the harmonics, triangles on the mel scale [rows, harmonics, bands]. */
  private Operand<TFloat32> heights(Ops tf, Operand<TFloat32> hertz) {
    float melsPerNeper = (float) (2595 / Math.log(10));
    Operand<TFloat32> mels =
        tf.math.mul(
            tf.math.log1p(tf.math.mul(hertz, tf.constant(1 / 700f))), tf.constant(melsPerNeper));
    Operand<TFloat32> position =
        tf.math.mul(
            tf.math.sub(mels, tf.constant((float) MelScale.mel(mel.lowestHz()))),
            tf.constant((float) (1 / mel.step())));
    Operand<TFloat32> distance =
        tf.math.abs(
            tf.math.sub(tf.expandDims(position, tf.constant(2)), tf.constant(peakPositions())));
    return tf.nn.relu(tf.math.sub(tf.constant(1f), distance));
  }

  /** 1 for harmonics below the bands' upper end, 0 above it and where there is no fundamental. */
  private Operand<TFloat32> sounding(Ops tf, Operand<TFloat32> hertz) {
    double fade = FADE_SHARE * mel.highestHz();
    Operand<TFloat32> room =
        tf.math.mul(
            tf.math.sub(tf.constant((float) mel.highestHz()), hertz),
            tf.constant((float) (1 / fade)));
    Operand<TFloat32> below = tf.clipByValue(room, tf.constant(0f), tf.constant(1f));
    return tf.math.mul(below, tf.nn.relu(tf.math.sign(hertz)));
  }

  /** Hertz of each harmonic for a fundamental of one cycle per sample [1][harmonics]. */
  private float[][] numbers() {
    float[][] numbers = new float[1][harmonics];
    for (int k = 0; k < harmonics; k++) {
      numbers[0][k] = (float) (k + 1) * mel.sampleRateHz();
    }
    return numbers;
  }

  private float[] peakPositions() {
    float[] positions = new float[mel.bands()];
    for (int band = 0; band < positions.length; band++) {
      positions[band] = band + 1;
    }
    return positions;
  }
}
