package flowtone.voice;

import flowtone.control.Label;
import flowtone.control.VoiceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the components of a manifest. Title, gain and noise scale default to the name, 1 and 1,
 * everything for people to nothing. Not thread-safe.
 */
public final class ManifestBuilder {
  private static final int UNSET = -1;

  private final String name;
  private final VoiceKind kind;
  private int formatVersion = Manifest.FORMAT_VERSION;
  private String title;
  private int sampleRateHz;
  private int hopSamples;
  private int frameSamples;
  private int melBands;
  private List<String> features = List.of();
  private List<Label> labels = List.of();
  private float gain = 1;
  private float noiseScale = 1;
  private int lookaheadHops;
  private int contextHops;
  private Map<String, String> training = Map.of();
  private String trainedOn = "";
  private String licence = "";
  private Map<String, Double> metrics = Map.of();

  /** A manifest of the format of this version. */
  public ManifestBuilder(String name, VoiceKind kind) {
    this.name = name;
    this.kind = kind;
    this.title = name;
    this.melBands = UNSET;
  }

  /** A manifest that differs from another in what is set. */
  public static ManifestBuilder like(Manifest other) {
    ManifestBuilder copy = new ManifestBuilder(other.name(), other.kind());
    copy.formatVersion = other.formatVersion();
    copy.melBands = other.melBands();
    copy.lookaheadHops = other.lookaheadHops();
    return copy.title(other.title())
        .audio(other.sampleRateHz(), other.hopSamples(), other.frameSamples())
        .labels(other.labels())
        .features(other.features())
        .gain(other.gain())
        .noiseScale(other.noiseScale())
        .contextHops(other.contextHops())
        .training(other.training())
        .trainedOn(other.trainedOn())
        .licence(other.licence())
        .metrics(other.metrics());
  }

  public ManifestBuilder title(String value) {
    title = value;
    return this;
  }

  /** Sample rate of the audio, samples per hop and samples per frame. */
  public ManifestBuilder audio(int rateHz, int samplesPerHop, int samplesPerFrame) {
    sampleRateHz = rateHz;
    hopSamples = samplesPerHop;
    frameSamples = samplesPerFrame;
    return this;
  }

  public ManifestBuilder labels(List<Label> value) {
    labels = value;
    return this;
  }

  /** Bands of log-mel; those of the kind at the sample rate unless set. */
  public ManifestBuilder melBands(int value) {
    melBands = value;
    return this;
  }

  public ManifestBuilder features(List<String> value) {
    features = value;
    return this;
  }

  public ManifestBuilder gain(float value) {
    gain = value;
    return this;
  }

  public ManifestBuilder noiseScale(float value) {
    noiseScale = value;
    return this;
  }

  public ManifestBuilder contextHops(int value) {
    contextHops = value;
    return this;
  }

  public ManifestBuilder training(Map<String, String> value) {
    training = value;
    return this;
  }

  public ManifestBuilder trainedOn(String value) {
    trainedOn = value;
    return this;
  }

  public ManifestBuilder licence(String value) {
    licence = value;
    return this;
  }

  /** Measured figures, and their verdict in words. */
  public ManifestBuilder measured(Map<String, Double> figures, String verdict) {
    Map<String, String> trained = new TreeMap<>(training);
    trained.put(Manifest.VERDICT, verdict);
    return training(trained).metrics(figures);
  }

  public ManifestBuilder metrics(Map<String, Double> value) {
    metrics = value;
    return this;
  }

  /**
   * The manifest.
   *
   * @throws IllegalArgumentException if a size was not set
   */
  public Manifest build() {
    return new Manifest(
        formatVersion,
        name,
        title,
        kind,
        sampleRateHz,
        hopSamples,
        frameSamples,
        melBands == UNSET ? kind.melBands(sampleRateHz) : melBands,
        features,
        labels,
        gain,
        noiseScale,
        lookaheadHops,
        contextHops,
        training,
        trainedOn,
        licence,
        metrics);
  }
}
