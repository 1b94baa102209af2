package flowtone.training;

import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.storage.WeightArray;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Synthesizer;
import flowtone.training.progress.ProgressLine;
import flowtone.voice.VoiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Audio previews of a run while it is trained: the beginnings of a few test recordings,
 * resynthesised with the current weights. Always the same recordings and the same noise.
 */
final class AudioPreview {
  /** No previews. */
  static final AudioPreview NONE = new AudioPreview(null, List.of(), weights -> null);

  private static final NoiseSettings NOISE = NoiseSettings.ofSeed(1);
  private static final double SECONDS = 3;
  private static final int MAX_RECORDINGS = 4;

  private final CorpusDescription corpus;
  private final List<Recording> recordings;
  private final Function<Map<String, WeightArray>, Synthesizer> synthesizers;

  private AudioPreview(
      CorpusDescription corpus,
      List<Recording> recordings,
      Function<Map<String, WeightArray>, Synthesizer> synthesizers) {
    this.corpus = corpus;
    this.recordings = recordings;
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
    List<Recording> recordings = firstOfLabel.values().stream().limit(MAX_RECORDINGS).toList();
    return new AudioPreview(corpus.description(), recordings, synthesizers);
  }

  /** Records the previews of the weights of a step. Where that fails, training goes on. */
  void record(
      RunRecorder recorder, long step, Map<String, WeightArray> weights, ProgressLine progress) {
    try {
      recorder.preview(step, progress.during("making sounds to listen to", () -> items(weights)));
    } catch (VoiceException e) {
      progress.print("Step %d has no audio preview: %s".formatted(step, e.getMessage()));
    }
  }

  /**
   * The previews of some weights; those that are not finite are left out, as samples of a teacher
   * may diverge early in training.
   *
   * @throws VoiceException if the weights do not make a voice
   */
  List<PreviewItem> items(Map<String, WeightArray> weights) {
    List<PreviewItem> items = new ArrayList<>();
    if (recordings.isEmpty()) {
      return items;
    }
    try (Synthesizer synthesizer = synthesizers.apply(weights)) {
      recordings.forEach(recording -> items.add(item(synthesizer, recording)));
    }
    items.removeIf(item -> !item.synthesized().isFinite());
    return items;
  }

  private PreviewItem item(Synthesizer synthesizer, Recording recording) {
    FeatureTrack whole = recording.features();
    int hops = (int) (SECONDS * corpus.sampleRateHz() / corpus.hopSamples());
    FeatureTrack beginning = whole.slice(0, Math.min(hops, whole.hops()));
    return new PreviewItem(
        corpus.labels().get(recording.label()).name(),
        recording.asRecorded().lasting(beginning.samples()),
        synthesizer.render(beginning, NOISE));
  }
}
