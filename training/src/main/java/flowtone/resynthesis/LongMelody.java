package flowtone.resynthesis;

import flowtone.audio.Waveform;
import flowtone.audio.file.RecordingStream;
import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.Arrays;

/** How much the loudness of a long recording is to be raised, told by moments of it. */
final class LongMelody {
  /** So much of every so much is measured. */
  private static final double EXCERPT_SECONDS = 1;

  private static final double FIRST_PERIOD_SECONDS = 4;
  private static final int MOST_EXCERPTS = 64;

  private LongMelody() {}

  /** In dB; 0 if it is in the range of the labels. */
  static float raiseDb(Path file, Resynthesis how, Manifest manifest, float[] labelWeights) {
    Waveform excerpts = excerpts(file);
    Resynthesis plain = Resynthesis.UNCHANGED;
    Resynthesis matched = new Resynthesis(0, 1, how.fitsLoudness());
    FeatureTrack before = plain.features(excerpts, manifest, labelWeights);
    FeatureTrack after = matched.features(excerpts, manifest, labelWeights);
    int loudest = 0;
    for (int hop = 0; hop < before.hops(); hop++) {
      loudest = before.loudnessDb(hop) > before.loudnessDb(loudest) ? hop : loudest;
    }
    return after.loudnessDb(loudest) - before.loudnessDb(loudest);
  }

  /** Seconds that are spread over the recording evenly, the more sparsely the longer it is. */
  private static Waveform excerpts(Path file) {
    try (RecordingStream stream = RecordingStream.open(file)) {
      int excerpt = (int) (EXCERPT_SECONDS * stream.sampleRateHz());
      Excerpts excerpts = new Excerpts(excerpt);
      long period = (long) (FIRST_PERIOD_SECONDS * stream.sampleRateHz());
      long at = 0;
      for (float[] block = stream.next(); block.length > 0; block = stream.next()) {
        for (float sample : block) {
          if (at % period < excerpt) {
            excerpts.add(sample);
          }
          if (excerpts.isFull()) {
            excerpts.thin();
            period *= 2;
          }
          at++;
        }
      }
      return new Waveform(excerpts.all(), stream.sampleRateHz());
    }
  }

  private static final class Excerpts {
    private final int length;
    private final float[] samples;
    private int count;

    Excerpts(int length) {
      this.length = length;
      samples = new float[MOST_EXCERPTS * length];
    }

    void add(float sample) {
      samples[count++] = sample;
    }

    boolean isFull() {
      return count == samples.length;
    }

    /** Keeps every second one, as if only they had been taken. */
    void thin() {
      int kept = MOST_EXCERPTS / 2;
      for (int i = 1; i < kept; i++) {
        System.arraycopy(samples, 2 * i * length, samples, i * length, length);
      }
      count = kept * length;
    }

    float[] all() {
      return Arrays.copyOf(samples, count);
    }
  }
}
