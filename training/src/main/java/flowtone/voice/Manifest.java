package flowtone.voice;

import flowtone.control.ControlEncoder;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a voice says of itself, stored as {@code manifest.json} beside its SavedModel.
 *
 * @param formatVersion {@link #FORMAT_VERSION} when written by this version
 * @param name identifies the voice in URLs and on the command line: letters, digits, '-' and '_'
 * @param title for people
 * @param kind {@code instrument} or {@code vocoder}
 * @param sampleRateHz of the audio it makes
 * @param hopSamples samples per feature hop; live chunks are whole hops
 * @param frameSamples samples per frame, n
 * @param melBands bands of log-mel conditioning, 0 for instruments
 * @param labels instruments or speakers, in the order of the label weights
 * @param gain the corpus gain its training audio was multiplied by; output is divided by it
 * @param noiseScale standard deviation of the noise at temperature 1: that at which the voice was
 *     trained to sound like recordings, which is less than the 1 its densities are of
 * @param lookaheadHops hops of features it needs ahead of the audio (0 for instruments)
 * @param contextHops hops of features before a chunk that its conditioning looks back on
 * @param training how it was trained, in words and figures, for people
 * @param trainedOn what recordings, for people
 * @param licence of the weights
 * @param metrics measured figures by name
 */
public record Manifest(
    int formatVersion,
    String name,
    String title,
    String kind,
    int sampleRateHz,
    int hopSamples,
    int frameSamples,
    int melBands,
    List<Label> labels,
    float gain,
    float noiseScale,
    int lookaheadHops,
    int contextHops,
    Map<String, String> training,
    String trainedOn,
    String licence,
    Map<String, Double> metrics) {

  /** Its file in the directory of a voice. */
  public static final String FILE_NAME = "manifest.json";

  /** Among what is said of training: whether the voice is good. */
  public static final String VERDICT = "verdict";

  /** The format this version writes, and the newest it reads. */
  public static final int FORMAT_VERSION = 1;

  /**
   * One instrument or speaker of a voice, and the region of pitch and loudness it was trained in.
   *
   * @param name as on the command line and the page
   * @param lowestMidi lowest pitch trained on, as a fractional MIDI note
   * @param highestMidi highest pitch trained on
   * @param softDb loudness of a soft note's sustain, dB (after the corpus gain)
   * @param loudDb loudness of a loud note's sustain, dB
   * @param attackSeconds median time from onset to the sustained loudness
   * @param releaseSeconds median time from the end of the sustain down by 40 dB
   * @param decayDbPerSecond slope of loudness of a held note in the middle of the range, after the
   *     attack (negative: falls)
   * @param decayPerOctave how many times as fast it is an octave up; 1 of notes that do not die
   *     away and where it is not known
   */
  public record Label(
      String name,
      float lowestMidi,
      float highestMidi,
      float softDb,
      float loudDb,
      float attackSeconds,
      float releaseSeconds,
      float decayDbPerSecond,
      float decayPerOctave) {
    private static final float DYING_DB_PER_SECOND = -3;

    public Label {
      decayPerOctave = decayPerOctave > 0 ? decayPerOctave : 1; // Older voices do not say.
    }

    /** The velocity, 0..1, that notes of a loudness are played with. */
    public double velocity(double sustainDb) {
      double share = (sustainDb - softDb) / (loudDb - softDb);
      return share >= 0 ? Math.min(1, share) : 0;
    }

    /** Whether a held note dies away, as of a string that is struck or plucked. */
    public boolean diesAway() {
      return decayDbPerSecond < DYING_DB_PER_SECOND;
    }

    /** Slope of loudness of a note held at a pitch, dB per second, at most 0. */
    public double decayDbPerSecond(double midi) {
      double octaves = (midi - (lowestMidi + highestMidi) / 2) / 12;
      return Math.min(0, decayDbPerSecond) * Math.pow(decayPerOctave, octaves);
    }
  }

  /**
   * From features to what a model of this voice reads.
   *
   * @param contextHops of features that the model looks back on
   */
  public ControlEncoder encoder(int contextHops) {
    return new ControlEncoder(
        new FeatureEncoding(labels.size(), melBands), contextHops, hopSamples);
  }

  /**
   * Refuses features that the voice's networks cannot read.
   *
   * @throws IllegalArgumentException if there is no hop of them, or they are of another rate or hop
   */
  public void requireFit(FeatureTrack track) {
    boolean fits =
        track.hops() > 0
            && track.sampleRateHz() == sampleRateHz
            && track.hopSamples() == hopSamples;
    if (!fits) {
      throw new IllegalArgumentException(
          "expected features of at least 1 hop of %d samples at %d Hz; got %d of %d at %d Hz"
              .formatted(
                  hopSamples,
                  sampleRateHz,
                  track.hops(),
                  track.hopSamples(),
                  track.sampleRateHz()));
    }
  }

  /** The same with other measured figures, and what they say in words. */
  public Manifest measured(Map<String, Double> measured, String verdict) {
    Map<String, String> trained = new TreeMap<>(training);
    trained.put(VERDICT, verdict);
    return new Manifest(
        formatVersion,
        name,
        title,
        kind,
        sampleRateHz,
        hopSamples,
        frameSamples,
        melBands,
        labels,
        gain,
        noiseScale,
        lookaheadHops,
        contextHops,
        trained,
        trainedOn,
        licence,
        measured);
  }

  /** Label names in order. */
  public List<String> labelNames() {
    return labels.stream().map(Label::name).toList();
  }
}
