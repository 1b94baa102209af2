package flowtone.audio;

import java.util.Arrays;

/** Samples gathered while a file is decoded, whose length is not to be trusted beforehand. */
final class MonoBuffer {
  private float[] samples = new float[1 << 16];
  private int length;

  void add(double sample) {
    if (length == samples.length) {
      samples = Arrays.copyOf(samples, 2 * length);
    }
    samples[length++] = (float) sample;
  }

  int length() {
    return length;
  }

  Waveform toWaveform(int sampleRateHz) {
    return new Waveform(Arrays.copyOf(samples, length), sampleRateHz);
  }
}
