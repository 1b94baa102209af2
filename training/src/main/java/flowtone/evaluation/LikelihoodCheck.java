package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.evaluation.result.FigureNames;
import flowtone.evaluation.testset.TestItem;
import flowtone.resynthesis.Preconditioning;
import flowtone.synthesis.Draw;
import flowtone.synthesis.PredictedGaussian;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.Voice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Likelihoods of recordings and sounds under a voice's teacher, and its divergence from the
 * student, averaged over samples.
 *
 * <p>Likelihoods are those of the recordings as they are, before the gain and the high-pass of the
 * voice, whose log-determinants are counted, and of 16-bit samples: each sound is rounded to them
 * and spread evenly within one step. Densities have no upper bound, so negative figures in nats are
 * normal; bits are those that would store a sample. Thread-safe.
 */
public final class LikelihoodCheck {
  private final Voice voice;
  private final TeacherScorer teacher;
  private final Preconditioning preconditioning;
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private double samples;

  /**
   * @param teacher of the voice; stays the caller's to close
   */
  public LikelihoodCheck(Voice voice, TeacherScorer teacher) {
    this.voice = voice;
    this.teacher = teacher;
    this.preconditioning = new Preconditioning(voice.manifest());
  }

  /** Bits a 16-bit sample of nats a sample of full scale 1. */
  public static double bits(double nats) {
    return nats / Math.log(2) + 15;
  }

  /**
   * The teacher's negative log-likelihood of a sound in nats a sample, given the features of the
   * recording it was made of; none if it, and the silence before it, are not longer than the
   * teacher's receptive field.
   */
  OptionalDouble of(TestItem item, Waveform sound) {
    return of(item.inPlace(sound), item.features(), item.leadSamples());
  }

  /**
   * The same of the sound of a whole track.
   *
   * @param lead samples at its beginning that are not counted
   */
  OptionalDouble of(Waveform sound, FeatureTrack track, int lead) {
    int length = Math.min(sound.samples().length, track.samples());
    if (length <= teacher.receptiveField()) {
      return OptionalDouble.empty();
    }
    Waveform known = preconditioning.apply(sound.dequantised(new SplittableRandom(1)));
    float[] levelled = known.lasting(track.samples()).samples();
    double nats = likelihood(lead).negative(teacher.of(levelled, track), levelled, length);
    return OptionalDouble.of(nats - preconditioning.logDetPerSample());
  }

  private GaussianLikelihood likelihood(int lead) {
    return new GaussianLikelihood(Math.max(lead, teacher.receptiveField()));
  }

  /** Adds a test item; one too short for {@link #of} is left out. */
  void add(TestItem item, long seed) {
    FeatureTrack track = item.features();
    OptionalDouble ofRecording = of(item, item.recording());
    GaussianLikelihood likelihood = likelihood(item.leadSamples());
    double counted = track.samples() - (double) likelihood.skip();
    if (ofRecording.isEmpty()) {
      return;
    }
    Draw draw = voice.student().draw(track, seed);
    PredictedGaussian ofStudent = teacher.of(draw.audio(), track);
    double logDet = preconditioning.logDetPerSample();
    double cross = likelihood.negative(ofStudent, draw.audio(), track.samples()) - logDet;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(FigureNames.TEST_NLL, ofRecording.getAsDouble());
    figures.put("testBits", bits(ofRecording.getAsDouble()));
    figures.put("teacherNllOfStudent", cross);
    figures.put("teacherBitsOfStudent", bits(cross));
    figures.put("studentEntropy", likelihood.entropy(draw.given()) - logDet);
    figures.put(FigureNames.TEST_KL, likelihood.divergence(draw.given(), ofStudent));
    add(figures, counted);
  }

  private synchronized void add(Map<String, Double> figures, double counted) {
    figures.forEach((name, figure) -> sums.merge(name, counted * figure, Double::sum));
    samples += counted;
  }

  /** The figures by name, averaged over samples; none if no recording was long enough. */
  public synchronized Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    sums.forEach((name, sum) -> figures.put(name, sum / samples));
    return figures;
  }
}
