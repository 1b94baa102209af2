package flowtone.training;

import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.storage.WeightArray;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Synthesizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets a run be heard while it is trained: makes the beginnings of a few test recordings anew with
 * what has been learned so far, always the same ones with the same noise.
 */
final class AudioPreview {
  /** Nothing to listen to. */
  static final AudioPreview NONE = new AudioPreview(null, List.of(), weights -> null);

  private static final NoiseSettings NOISE = NoiseSettings.ofSeed(1);
  private static final double SECONDS = 3;
  private static final int MOST_PIECES = 4;

  private final CorpusDescription corpus;
  private final List<Recording> pieces;
  private final Function<Map<String, WeightArray>, Synthesizer> synthesizers;

  private AudioPreview(
      CorpusDescription corpus,
      List<Recording> pieces,
      Function<Map<String, WeightArray>, Synthesizer> synthesizers) {
    this.corpus = corpus;
    this.pieces = pieces;
    this.synthesizers = synthesizers;
  }

  /**
   * The first test recording of each label, of a few labels.
   *
   * @param synthesizers makes one of weights, which is closed after use
   */
  static AudioPreview of(
      Corpus corpus, Function<Map<String, WeightArray>, Synthesizer> synthesizers) {
    Map<Integer, Recording> firstOfLabel = new LinkedHashMap<>();
    corpus
        .recordings(Split.TEST)
        .forEach(recording -> firstOfLabel.putIfAbsent(recording.label(), recording));
    List<Recording> pieces = firstOfLabel.values().stream().limit(MOST_PIECES).toList();
    return new AudioPreview(corpus.description(), pieces, synthesizers);
  }

  /**
   * What these weights make of the pieces, as far as it can be heard: a young teacher's sample may
   * run away to infinity.
   *
   * @throws flowtone.voice.VoiceException if they cannot be made a voice of
   */
  List<PreviewItem> takes(Map<String, WeightArray> weights) {
    List<PreviewItem> takes = new ArrayList<>();
    if (pieces.isEmpty()) {
      return takes;
    }
    try (Synthesizer synthesizer = synthesizers.apply(weights)) {
      pieces.forEach(piece -> takes.add(take(synthesizer, piece)));
    }
    takes.removeIf(take -> !take.played().isFinite());
    return takes;
  }

  private PreviewItem take(Synthesizer synthesizer, Recording piece) {
    FeatureTrack whole = piece.features();
    int hops = (int) (SECONDS * corpus.sampleRateHz() / corpus.hopSamples());
    FeatureTrack beginning = whole.slice(0, Math.min(hops, whole.hops()));
    return new PreviewItem(
        corpus.labels().get(piece.label()).name(),
        piece.asRecorded().lasting(beginning.samples()),
        synthesizer.render(beginning, NOISE));
  }
}
