package flowtone.corpus;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/** One recording of an open corpus. Thread-safe. */
public final class Recording {
  private static final float FULL_SCALE = 1 << 15;

  private final CorpusDescription.Entry entry;
  private final CorpusDescription corpus;
  private final ShortBuffer audio;
  private final RecordingFeatures curves;

  Recording(
      CorpusDescription.Entry entry,
      CorpusDescription corpus,
      ShortBuffer audio,
      RecordingFeatures curves) {
    this.entry = entry;
    this.corpus = corpus;
    this.audio = audio;
    this.curves = curves;
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

  /** What the corpus says of it. */
  public CorpusDescription.Entry entry() {
    return entry;
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

  /** The sound that is learnt from, after the corpus gain. */
  public Waveform sound() {
    return new Waveform(samples(), sampleRateHz());
  }

  /** The sound at the level it was recorded at: the corpus gain is undone. */
  public Waveform asRecorded() {
    return sound().amplified(1 / corpus.gain());
  }

  /**
   * Reads a stretch of samples into the start of an array; what lies outside the recording is
   * silence.
   */
  public void read(int first, float[] out, int count) {
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

  /** Its features: curves measured when the corpus was prepared, mel bands measured now. */
  public FeatureTrack features() {
    int hops = curves.hops();
    FeatureTrackBuilder track = new FeatureTrackBuilder(sampleRateHz(), hopSamples(), hops);
    for (int h = 0; h < hops; h++) {
      track
          .pitch(h, curves.f0Hz(h), curves.phaseCycles(h))
          .voicing(h, curves.voicing(h))
          .loudnessDb(h, curves.loudnessDb(h))
          .onsetSeconds(h, curves.onsetSeconds(h));
    }
    return track.labelled(labelWeights()).logMel(logMel()).build();
  }

  private float[][] logMel() {
    if (melBands() == 0) {
      return new float[curves.hops()][0];
    }
    return new MelSpectrogram(sampleRateHz(), hopSamples(), melBands(), Stft.Padding.ZERO)
        .logMel(samples(), hopSamples(), curves.hops());
  }

  public RecordingFeatures curves() {
    return curves;
  }

  public int sampleRateHz() {
    return corpus.sampleRateHz();
  }

  public int hopSamples() {
    return corpus.hopSamples();
  }

  public int melBands() {
    return corpus.melBands();
  }

  /** All weight on its own label [labels]. */
  public float[] labelWeights() {
    float[] weights = new float[corpus.labels().size()];
    weights[entry.label()] = 1;
    return weights;
  }

  public static short pcm(float sample) {
    return (short) Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.rint(sample * FULL_SCALE)));
  }
}
