package flowtone.corpus;

import flowtone.audio.FeatureTrack;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/** One recording of an open corpus. Thread-safe. */
public final class Recording {
  private static final float FULL_SCALE = 1 << 15;

  private final CorpusDescription.Entry entry;
  private final CorpusDescription corpus;
  private final ShortBuffer audio;
  private final FloatBuffer stored;
  private volatile FeatureTrack features;

  Recording(
      CorpusDescription.Entry entry,
      CorpusDescription corpus,
      ShortBuffer audio,
      FloatBuffer stored) {
    this.entry = entry;
    this.corpus = corpus;
    this.audio = audio;
    this.stored = stored;
  }

  /** Path below the folder of its label. */
  public String name() {
    return entry.name();
  }

  /** Index of its label. */
  public int label() {
    return entry.label();
  }

  public Split split() {
    return entry.split();
  }

  /** Length in samples, silence around it included. */
  public int length() {
    return audio.capacity();
  }

  /** All its samples, after the corpus gain. */
  public float[] samples() {
    float[] samples = new float[length()];
    read(0, samples, samples.length);
    return samples;
  }

  /**
   * Reads a stretch of samples into the start of an array; what lies outside the recording is
   * silence.
   */
  void read(int first, float[] out, int count) {
    int from = Math.max(0, Math.min(count, -first));
    int to = Math.max(from, Math.min(count, length() - first));
    Arrays.fill(out, 0, from, 0);
    Arrays.fill(out, to, count, 0);
    short[] pcm = new short[to - from];
    if (pcm.length > 0) {
      audio.get(first + from, pcm, 0, pcm.length);
    }
    for (int i = 0; i < pcm.length; i++) {
      out[from + i] = pcm[i] / FULL_SCALE;
    }
  }

  /** Its features; measured when the corpus was prepared, read from it once. */
  public FeatureTrack features() {
    FeatureTrack read = features;
    if (read == null) {
      read = readFeatures();
      features = read;
    }
    return read;
  }

  private FeatureTrack readFeatures() {
    float[][] curves = new float[CorpusDescription.CURVES][entry.hops()];
    float[][] mel = new float[entry.hops()][corpus.melBands()];
    int width = CorpusDescription.CURVES + corpus.melBands();
    for (int h = 0; h < entry.hops(); h++) {
      for (int c = 0; c < curves.length; c++) {
        curves[c][h] = stored.get(h * width + c);
      }
      stored.get(h * width + curves.length, mel[h], 0, mel[h].length);
    }
    double[] phase = new double[entry.hops()];
    Arrays.setAll(phase, h -> curves[4][h]);
    float[][] weights = new float[entry.hops()][];
    Arrays.fill(weights, labelWeights(entry.label(), corpus.labels().size()));
    return new FeatureTrack(
        corpus.sampleRateHz(),
        corpus.hopSamples(),
        curves[0],
        curves[1],
        curves[2],
        curves[3],
        phase,
        weights,
        mel);
  }

  /** The curves of one hop in the order in which they are stored. */
  static float[] storedCurves(FeatureTrack track, int hop) {
    return new float[] {
      track.f0Hz()[hop],
      track.voicing()[hop],
      track.loudnessDb()[hop],
      track.onsetSeconds()[hop],
      (float) track.phaseCycles()[hop]
    };
  }

  static short pcm(float sample) {
    return (short) Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.rint(sample * FULL_SCALE)));
  }

  static float[] labelWeights(int label, int labels) {
    float[] weights = new float[labels];
    weights[label] = 1;
    return weights;
  }
}
