package flowtone.corpus;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.control.RecordedMel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** One recording of an open corpus. Thread-safe. */
public final class Recording {
  private final CorpusDescription.Entry entry;
  private final CorpusDescription corpus;
  private final ByteBuffer audio;
  private final RecordingFeatures stored;

  Recording(
      CorpusDescription.Entry entry,
      CorpusDescription corpus,
      ByteBuffer audio,
      RecordingFeatures stored) {
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

  /** The set it belongs to. */
  public Split split() {
    return entry.split();
  }

  /** Its entry in the description of the corpus. */
  public CorpusDescription.Entry entry() {
    return entry;
  }

  /** Length in samples, silence around it included. */
  public int length() {
    return audio.capacity() / corpus.audio().bytes();
  }

  /** Length of its sound; in corpora of earlier versions with the silence around it. */
  public double seconds() {
    return corpus.seconds(entry);
  }

  /** All its samples, after the corpus gain. */
  public float[] samples() {
    float[] samples = new float[length()];
    read(0, samples, samples.length);
    return samples;
  }

  /** The audio that models are trained on, after the corpus gain. */
  public Waveform sound() {
    return new Waveform(samples(), sampleRateHz());
  }

  /** The audio at the level it was recorded at: the gains of corpus and label are undone. */
  public Waveform asRecorded() {
    float levelling = corpus.labels().get(entry.label()).levelling();
    return sound().amplified(1 / (corpus.gain() * levelling));
  }

  /**
   * Reads consecutive samples into the start of an array; outside the recording they are 0.
   *
   * @param first index of the first sample, may be negative
   */
  public void read(int first, float[] out, int count) {
    int from = Math.max(0, Math.min(count, -first));
    int to = Math.max(from, Math.min(count, length() - first));
    Arrays.fill(out, 0, from, 0);
    Arrays.fill(out, to, count, 0);
    if (to > from) {
      corpus.audio().read(audio, first + from, out, from, to - from);
    }
  }

  /** Its features: those stored with the corpus, and its mel bands, computed now. */
  public FeatureTrack features() {
    int hops = stored.hops();
    FeatureTrackBuilder track = new FeatureTrackBuilder(sampleRateHz(), hopSamples(), hops);
    for (int h = 0; h < hops; h++) {
      track
          .pitch(h, stored.f0Hz(h), stored.phaseCycles(h))
          .voicing(h, stored.voicing(h))
          .loudnessDb(h, stored.loudnessDb(h))
          .onsetSeconds(h, stored.onsetSeconds(h));
    }
    for (HopFeature feature : further()) {
      track.further(feature, further(feature));
    }
    return track.labelled(labelWeights()).logMel(logMel()).build();
  }

  private float[] further(HopFeature feature) {
    float[] values = new float[stored.hops()];
    for (int h = 0; h < values.length; h++) {
      values[h] = stored.further(further().indexOf(feature), h);
    }
    return values;
  }

  /** The further features stored with it, in the order of the corpus. */
  public List<HopFeature> further() {
    return corpus.furtherFeatures();
  }

  private float[][] logMel() {
    int bands = corpus.kind().readsMel() ? melBands() : 0;
    return new RecordedMel(sampleRateHz(), hopSamples(), bands).of(samples(), stored.hops());
  }

  /** Its stored features: pitch, voicing, loudness, onset and phase. */
  public RecordingFeatures curves() {
    return stored;
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
}
