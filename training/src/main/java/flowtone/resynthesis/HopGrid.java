package flowtone.resynthesis;

import flowtone.audio.Waveform;
import flowtone.voice.Manifest;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Where the hops of a voice lie in a recording of another rate. Some begin exactly at a sample of
 * the recording; cut there, its parts are resampled to the same samples as the whole.
 *
 * @param recording as recorded
 * @param rateHz of the voice
 * @param hopSamples of the voice
 */
record HopGrid(Waveform recording, int rateHz, int hopSamples) {

  static HopGrid of(Waveform recording, Manifest manifest) {
    return new HopGrid(recording, manifest.sampleRateHz(), manifest.hopSamples());
  }

  /** Hops that cover the recording. */
  int hops() {
    long resampled = Math.round((double) recording.samples().length * rateHz / fromHz());
    return Math.toIntExact((resampled + hopSamples - 1) / hopSamples);
  }

  private int fromHz() {
    return recording.sampleRateHz();
  }

  /** From one hop that begins at a sample to the next. */
  int unitHops() {
    BigInteger perHop = BigInteger.valueOf((long) hopSamples * fromHz());
    return rateHz / BigInteger.valueOf(rateHz).gcd(perHop).intValue();
  }

  /** The last hop up to one that begins at a sample. */
  int atMost(double hop) {
    return (int) Math.max(0, hop / unitHops()) * unitHops();
  }

  /** The first hop from one on that begins at a sample, or the end. */
  int atLeast(double hop) {
    return (int) Math.min(hops(), Math.ceil(hop / unitHops()) * unitHops());
  }

  /** The recording from one hop to another, each of which begins at a sample or is the end. */
  Waveform cut(int fromHop, int toHop) {
    int end = recording.samples().length;
    int to = toHop == hops() ? end : sample(toHop);
    return new Waveform(Arrays.copyOfRange(recording.samples(), sample(fromHop), to), fromHz());
  }

  private int sample(int hop) {
    return Math.toIntExact((long) hop * hopSamples * fromHz() / rateHz);
  }
}
