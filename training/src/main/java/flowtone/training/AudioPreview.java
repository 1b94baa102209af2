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
 * Lets a run be heard while it is trained: makes the beginnings of a few test recordings anew with
 * what has been learned so far, always the same ones with the same noise.
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

  /** Nothing to listen to. */
  static final AudioPreview NONE = new AudioPreview(null, List.of(), weights -> null);

  private static final long SEED = 1;
  private static final float TEMPERATURE = 1;
  private static final double SECONDS = 3;
  private static final int MOST_PIECES = 4;

  private final CorpusDescription corpus;
  private final List<Recording> pieces;
  private final Function<Map<String, WeightArray>, Player> players;

  private AudioPreview(
      CorpusDescription corpus,
      List<Recording> pieces,
      Function<Map<String, WeightArray>, Player> players) {
    this.corpus = corpus;
    this.pieces = pieces;
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
    List<Recording> pieces = firstOfLabel.values().stream().limit(MOST_PIECES).toList();
    return new AudioPreview(corpus.description(), pieces, players);
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
    try (Player player = players.apply(weights)) {
      pieces.forEach(piece -> takes.add(take(player, piece)));
    }
    takes.removeIf(take -> !take.played().isFinite());
    return takes;
  }

  private PreviewItem take(Player player, Recording piece) {
    FeatureTrack whole = piece.features();
    int hops = (int) (SECONDS * corpus.sampleRateHz() / corpus.hopSamples());
    FeatureTrack beginning = whole.slice(0, Math.min(hops, whole.hops()));
    return new PreviewItem(
        corpus.labels().get(piece.label()).name(),
        piece.asRecorded().lasting(beginning.samples()),
        player.play().apply(beginning));
  }
}
