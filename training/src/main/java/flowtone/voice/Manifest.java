package flowtone.voice;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.control.ControlEncoder;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import java.util.List;
import java.util.Map;

/**
 * The description of a voice, stored as {@code manifest.json} beside its SavedModel. Immutable.
 *
 * @param formatVersion {@link #FORMAT_VERSION} when written by this version
 * @param name identifies the voice in URLs and on the command line: letters, digits, '-' and '_'
 * @param title for people
 * @param kind what it reads and can be used for
 * @param sampleRateHz of the audio it makes
 * @param hopSamples samples per feature hop; live chunks are whole hops
 * @param frameSamples samples per frame, n
 * @param melBands bands of log-mel conditioning, 0 if the kind reads none
 * @param features further ones that it reads, by name; see {@link HopFeatures}
 * @param labels instruments or speakers, in the order of the label weights
 * @param gain the corpus gain its training audio was multiplied by; output is divided by it
 * @param noiseScale standard deviation of the noise at temperature 1: the one that the spectral
 *     loss of the student was computed at, which is less than the 1 that likelihoods are computed
 *     at
 * @param lookaheadHops hops of features it needs ahead of the audio (0 for instruments)
 * @param contextHops hops of features before a chunk that the conditioner reads
 * @param training how it was trained, in words and figures, for people
 * @param trainedOn what recordings, for people
 * @param licence of the weights
 * @param metrics measured figures by name
 */
public record Manifest(
    int formatVersion,
    String name,
    String title,
    VoiceKind kind,
    int sampleRateHz,
    int hopSamples,
    int frameSamples,
    int melBands,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> features,
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

  /** Key in {@link #training} of the sentence that says whether the voice is good. */
  public static final String VERDICT = "verdict";

  /** The format this version writes, and the newest it reads. */
  public static final int FORMAT_VERSION = 1;

  public Manifest {
    boolean complete = name != null && kind != null && labels != null;
    if (!complete || sampleRateHz <= 0 || hopSamples <= 0 || frameSamples <= 0) {
      throw new IllegalArgumentException(
          "expected a manifest with name, kind, labels and positive sampleRateHz, hopSamples and"
              + " frameSamples; got "
              + "%s, %s, %s, %d, %d and %d"
                  .formatted(name, kind, labels, sampleRateHz, hopSamples, frameSamples));
    }
    if (kind.readsMel() != (melBands > 0)) {
      throw new IllegalArgumentException(
          "expected mel bands of a voice that reads them and none of another; got %d of the %s %s"
              .formatted(melBands, kind, name));
    }
    features = features == null ? List.of() : List.copyOf(features);
    HopFeatures.of(features);
    labels = List.copyOf(labels);
  }

  /** Length of a hop. */
  public double hopSeconds() {
    return hopSamples / (double) sampleRateHz;
  }

  /** Names of the labels in order. */
  public List<String> labelNames() {
    return labels.stream().map(Label::name).toList();
  }

  /**
   * From features to what a model of this voice reads.
   *
   * @param contextHops of features that the model looks back on
   */
  public ControlEncoder encoder(int contextHops) {
    FeatureEncoding encoding =
        new FeatureEncoding(labels.size(), melBands, HopFeatures.of(features));
    return new ControlEncoder(encoding, contextHops, hopSamples);
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
}
