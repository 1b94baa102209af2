package flowtone.corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.FeatureEncoding;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The metadata of a corpus, stored as {@code corpus.json} beside its audio and features.
 *
 * @param formatVersion {@link #FORMAT_VERSION} when written by this version
 * @param kind of the voices trained on it
 * @param sampleRateHz of the audio, Hz
 * @param hopSamples samples per feature hop
 * @param melBands bands of log-mel that its voices read, 0 for instruments
 * @param features further ones that were measured, by name; see {@link HopFeatures}
 * @param gain factor that all recordings were multiplied by
 * @param labels one for each folder, or as a label file has it
 * @param recordings in the order of their audio and features
 * @param leftOut files that could not be used
 * @param audioChecksum CRC-32 of the audio file
 * @param featuresChecksum CRC-32 of the features file
 */
public record CorpusDescription(
    int formatVersion,
    VoiceKind kind,
    int sampleRateHz,
    int hopSamples,
    int melBands,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> features,
    float gain,
    List<Label> labels,
    List<Entry> recordings,
    List<LeftOut> leftOut,
    long audioChecksum,
    long featuresChecksum) {

  public CorpusDescription {
    boolean complete = kind != null && labels != null && recordings != null && leftOut != null;
    if (!complete || sampleRateHz <= 0 || hopSamples <= 0 || melBands < 0) {
      throw new IllegalArgumentException("expected every field of a corpus; got some missing");
    }
    features = features == null ? List.of() : List.copyOf(features);
    HopFeatures.of(features);
    labels = List.copyOf(labels);
    recordings = List.copyOf(recordings);
    leftOut = List.copyOf(leftOut);
  }

  /** An empty corpus of the format of this version. */
  public static CorpusDescription empty(VoiceKind kind, int sampleRateHz, int hopSamples) {
    return new CorpusDescription(
        FORMAT_VERSION,
        kind,
        sampleRateHz,
        hopSamples,
        kind.melBands(sampleRateHz),
        HopFeatures.ids(HopFeatures.of(kind)),
        1,
        List.of(),
        List.of(),
        List.of(),
        0,
        0);
  }

  /** The same with other labels, recordings and files left out. */
  public CorpusDescription withContent(
      List<Label> newLabels, List<Entry> newRecordings, List<LeftOut> newLeftOut) {
    return new CorpusDescription(
        formatVersion,
        kind,
        sampleRateHz,
        hopSamples,
        melBands,
        features,
        gain,
        newLabels,
        newRecordings,
        newLeftOut,
        audioChecksum,
        featuresChecksum);
  }

  /** The same of features with mel bands, which are measured when they are read. */
  public CorpusDescription withMelBands(int bands) {
    return new CorpusDescription(
        formatVersion,
        kind,
        sampleRateHz,
        hopSamples,
        bands,
        features,
        gain,
        labels,
        recordings,
        leftOut,
        audioChecksum,
        featuresChecksum);
  }

  /** The same with the gain and the checksums of the files that were written. */
  public CorpusDescription withFiles(float newGain, long newAudio, long newFeatures) {
    return new CorpusDescription(
        formatVersion,
        kind,
        sampleRateHz,
        hopSamples,
        melBands,
        features,
        newGain,
        labels,
        recordings,
        leftOut,
        newAudio,
        newFeatures);
  }

  /** The format this version writes, and the newest it reads. */
  public static final int FORMAT_VERSION = 3;

  /** The first format stored the mel bands, too; they are now computed when needed. */
  private static final int FORMAT_WITH_MEL = 1;

  /** The last format whose audio had 16 bits. */
  private static final int FORMAT_OF_PCM16 = 2;

  public static final String DESCRIPTION_FILE = "corpus.json";
  public static final String FEATURES_FILE = "features.float32";

  /**
   * One recording.
   *
   * @param name its path below the folder of its label
   * @param label index of its label
   * @param split training or test set
   * @param hops its length, silence around it included
   * @param clippedShare share of its samples that are clipped, 0..1
   * @param trimmedSeconds of silence that were trimmed from its ends
   * @param original what it was before
   */
  public record Entry(
      String name,
      int label,
      Split split,
      int hops,
      double clippedShare,
      double trimmedSeconds,
      Original original) {
    public Entry {
      original = original == null ? Original.UNKNOWN : original;
    }
  }

  /** Length of the sound in a recording; of earlier corpora, with the silence around it. */
  public double seconds(Entry entry) {
    double sound = entry.original().seconds();
    return sound > 0 ? sound : entry.hops() * hopSeconds();
  }

  /** As it is stored. */
  public byte[] json() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JacksonException e) {
      throw new IllegalStateException("a description that cannot be written", e);
    }
  }

  /**
   * Reads the metadata of a corpus, without its audio and features.
   *
   * @throws CorpusException if there is no corpus, or one that is damaged or of a newer format
   */
  public static CorpusDescription read(Path directory) {
    Path file = directory.resolve(DESCRIPTION_FILE);
    if (!Files.isRegularFile(file)) {
      throw new CorpusException(
          "expected a corpus made by prepare in %s; got no %s there: make one by 'flowtone prepare"
                  .formatted(directory, DESCRIPTION_FILE)
              + " --recordings DIR --corpus %s', or say where it is".formatted(directory),
          new NoSuchFileException(file.toString()));
    }
    ObjectMapper mapper = new ObjectMapper();
    try {
      JsonNode root = mapper.readTree(file.toFile());
      requireReadable(root.path("formatVersion").asInt(), file);
      return mapper.treeToValue(root, CorpusDescription.class);
    } catch (JacksonException e) {
      throw CorpusException.damaged(file, "the description of a corpus", e);
    } catch (IOException e) {
      throw CorpusException.of("a readable corpus in " + directory, e);
    }
  }

  private static void requireReadable(int version, Path file) {
    if (version > FORMAT_VERSION) {
      throw new CorpusException(
          "expected a corpus of format %d or older; got format %d in %s, which needs a newer Flowtone"
              .formatted(FORMAT_VERSION, version, file));
    }
  }

  /** The further features that were measured. */
  public List<HopFeature> furtherFeatures() {
    return HopFeatures.of(features);
  }

  /** How rows of its features are encoded for a network. */
  public FeatureEncoding encoding() {
    return new FeatureEncoding(labels.size(), melBands, furtherFeatures());
  }

  /** Length of a hop. */
  public double hopSeconds() {
    return hopSamples / (double) sampleRateHz;
  }

  /** How its audio is stored. */
  public SampleFormat audio() {
    return formatVersion <= FORMAT_OF_PCM16 ? SampleFormat.PCM16 : SampleFormat.FLOAT32;
  }

  /** Bytes of one hop's audio. */
  public int hopAudioBytes() {
    return hopSamples * audio().bytes();
  }

  /** Bytes of one hop's features. */
  public int hopBytes() {
    int stored = formatVersion == FORMAT_WITH_MEL ? melBands : 0;
    return (RecordingFeatures.COUNT + features.size() + stored) * Float.BYTES;
  }
}
