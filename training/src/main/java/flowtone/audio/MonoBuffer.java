package flowtone.audio;

import java.util.ArrayList;
import java.util.List;

/** Samples gathered while a file is decoded, whose length is not to be trusted beforehand. */
final class MonoBuffer {
  private static final int BLOCK_SAMPLES = 1 << 18;

  private final List<float[]> full = new ArrayList<>();
  private final int sampleRateHz;
  private final double longestSamples;
  private float[] block = new float[BLOCK_SAMPLES];
  private int filled;

  /**
   * An empty buffer.
   *
   * @param sampleRateHz of the samples
   * @param longestSeconds of sound that it takes
   */
  MonoBuffer(int sampleRateHz, double longestSeconds) {
    this.sampleRateHz = sampleRateHz;
    this.longestSamples = Math.min(AudioFiles.LONGEST_SAMPLES, longestSeconds * sampleRateHz);
  }

  /**
   * Appends a sample.
   *
   * @throws OverlongAudioException if there are as many as it takes
   */
  void add(double sample) throws OverlongAudioException {
    if (filled == BLOCK_SAMPLES) {
      full.add(block);
      block = new float[BLOCK_SAMPLES];
      filled = 0;
    }
    if (length() >= longestSamples) {
      throw new OverlongAudioException(length() / (double) sampleRateHz);
    }
    block[filled++] = (float) sample;
  }

  int length() {
    return full.size() * BLOCK_SAMPLES + filled;
  }

  /** The samples so far. */
  Waveform toWaveform() {
    return toWaveform(length());
  }

  /** The first samples, or all if there are fewer. */
  Waveform toWaveform(long atMost) {
    float[] samples = new float[(int) Math.min(atMost, length())];
    int at = 0;
    for (float[] each : full) {
      int count = Math.min(BLOCK_SAMPLES, samples.length - at);
      System.arraycopy(each, 0, samples, at, count);
      at += count;
    }
    System.arraycopy(block, 0, samples, at, samples.length - at);
    return new Waveform(samples, sampleRateHz);
  }
}
