package flowtone.benchmark.likelihood;

import flowtone.audio.Waveform;
import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.LogDensity;
import flowtone.benchmark.model.Mode;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.Recording;
import flowtone.evaluation.normality.Normality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How well models describe the test recordings of a corpus: the same recordings, the same uniform
 * noise of one 16-bit step and the same samples left out at the beginning for every model.
 */
public final class TestLikelihood {
  private static final double MOST_SECONDS = 240;
  private static final double EXCERPT_SECONDS = 4;
  private static final double EXCERPT_PIECE_SECONDS = 1;
  private static final long SEED = 20170220;

  private record Piece(float[] sound, FeatureTrack track) {}

  private final int windowSamples;
  private final int sampleRateHz;
  private final float gain;
  private final List<Piece> pieces;

  /**
   * @param windowSamples left out at the beginning of each recording: their past is unknown
   * @throws BenchmarkException if no test recording is longer than that
   */
  public TestLikelihood(Corpus corpus, int windowSamples) {
    this.windowSamples = windowSamples;
    this.sampleRateHz = corpus.description().sampleRateHz();
    this.gain = corpus.description().gain();
    this.pieces = pieces(TestRecordings.of(corpus, windowSamples));
  }

  private List<Piece> pieces(List<Recording> recordings) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Piece> all = new ArrayList<>();
    double seconds = 0;
    for (Recording recording : recordings) {
      if (recording.length() > windowSamples && seconds < MOST_SECONDS) {
        all.add(new Piece(dequantised(recording.samples(), random), recording.features()));
        seconds += recording.length() / (double) sampleRateHz;
      }
    }
    return all;
  }

  /**
   * Uniform noise of one 16-bit step is added to each sample of the corpus, rounded to such steps,
   * and its gain undone.
   */
  private float[] dequantised(float[] samples, SplittableRandom random) {
    return new Waveform(samples, sampleRateHz).dequantised(random).amplified(1 / gain).samples();
  }

  /**
   * How well a model that runs in {@link Mode#DENSITY} describes the test recordings.
   *
   * <p>One that is slow to score is scored on a few seconds only.
   */
  public HeldOutLikelihood of(BenchmarkedModel model) {
    boolean excerpt = model.isSlowToScore();
    List<float[]> noises = new ArrayList<>();
    double nats = 0;
    long samples = 0;
    for (Piece piece : excerpt ? excerpts() : pieces) {
      LogDensity scored = model.score(piece.sound(), piece.track());
      if (scored.finiteSamples() < scored.noise().length) {
        return HeldOutLikelihood.notFinite(scored.finiteSamples(), excerpt);
      }
      nats += scored.negativeLogDensity(windowSamples);
      noises.add(Arrays.copyOfRange(scored.noise(), windowSamples, scored.noise().length));
      samples += scored.noise().length - windowSamples;
    }
    Normality normality = Normality.of(noises.toArray(float[][]::new));
    return HeldOutLikelihood.of(nats / samples, samples, excerpt, normality);
  }

  private List<Piece> excerpts() {
    List<Piece> some = new ArrayList<>();
    int most = (int) Math.ceil(EXCERPT_SECONDS / EXCERPT_PIECE_SECONDS);
    for (Piece piece : pieces.subList(0, Math.min(most, pieces.size()))) {
      int wanted = windowSamples + (int) (EXCERPT_PIECE_SECONDS * sampleRateHz);
      int hops = Math.min(piece.track().hops(), 1 + wanted / piece.track().hopSamples());
      FeatureTrack track = piece.track().slice(0, hops);
      some.add(new Piece(Arrays.copyOf(piece.sound(), track.samples()), track));
    }
    return some;
  }
}
