package flowtone.training;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.storage.WeightArray;
import flowtone.synthesis.TeacherVoice;
import flowtone.synthesis.Voice;
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
  /**
   * Makes sound of features. Whoever opens it closes it.
   *
   * @param play what it does
   * @param end closes what it plays with
   */
  record Player(Function<FeatureTrack, Waveform> play, Runnable end) implements AutoCloseable {
    /** A teacher, sampled the quick way; closed with the player. */
    static Player of(TeacherVoice teacher) {
      return new Player(track -> teacher.synthesize(track, SEED, TEMPERATURE), teacher::close);
    }

    /** A student; closed with the player. */
    static Player of(Voice student) {
      return new Player(track -> student.synthesize(track, SEED, TEMPERATURE), student::close);
    }

    @Override
    public void close() {
      end.run();
    }
  }

  /** No previews. */
  static final AudioPreview NONE = new AudioPreview(null, List.of(), weights -> null);

  private static final long SEED = 1;
  private static final float TEMPERATURE = 1;
  private static final double SECONDS = 3;
  private static final int MAX_RECORDINGS = 4;

  private final CorpusDescription corpus;
  private final List<Recording> recordings;
  private final Function<Map<String, WeightArray>, Player> players;

  private AudioPreview(
      CorpusDescription corpus,
      List<Recording> recordings,
      Function<Map<String, WeightArray>, Player> players) {
    this.corpus = corpus;
    this.recordings = recordings;
    this.players = players;
  }

  /**
   * The first test recording of each label, of a few labels.
   *
   * @param players opens a player with weights
   */
  static AudioPreview of(Corpus corpus, Function<Map<String, WeightArray>, Player> players) {
    Map<Integer, Recording> firstOfLabel = new LinkedHashMap<>();
    corpus
        .recordings(Split.TEST)
        .forEach(recording -> firstOfLabel.putIfAbsent(recording.label(), recording));
    List<Recording> recordings = firstOfLabel.values().stream().limit(MAX_RECORDINGS).toList();
    return new AudioPreview(corpus.description(), recordings, players);
  }

  /**
   * The previews of some weights; those that are not finite are left out, as samples of a teacher
   * may diverge early in training.
   *
   * @throws flowtone.voice.VoiceException if the weights do not make a voice
   */
  List<PreviewItem> items(Map<String, WeightArray> weights) {
    List<PreviewItem> items = new ArrayList<>();
    if (recordings.isEmpty()) {
      return items;
    }
    try (Player player = players.apply(weights)) {
      recordings.forEach(recording -> items.add(item(player, recording)));
    }
    items.removeIf(item -> !item.synthesized().isFinite());
    return items;
  }

  private PreviewItem item(Player player, Recording recording) {
    FeatureTrack whole = recording.features();
    int hops = (int) (SECONDS * corpus.sampleRateHz() / corpus.hopSamples());
    FeatureTrack beginning = whole.slice(0, Math.min(hops, whole.hops()));
    return new PreviewItem(
        corpus.labels().get(recording.label()).name(),
        recording.asRecorded().lasting(beginning.samples()),
        player.play().apply(beginning));
  }
}
