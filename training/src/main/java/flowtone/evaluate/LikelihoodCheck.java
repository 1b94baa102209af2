package flowtone.evaluate;

import flowtone.audio.AudioFiles;
import flowtone.audio.FeatureTrack;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.corpus.Source;
import flowtone.voice.Conditional;
import flowtone.voice.Draw;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.Resynthesis;
import flowtone.voice.TeacherScorer;
import flowtone.voice.Voice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a voice's student and its teacher think of one another and of recordings, with noise of
 * standard deviation 1, averaged over samples. Densities have no upper bound: a negative figure of
 * {@code testNll} is normal.
 */
public final class LikelihoodCheck {
  private final Voice voice;
  private final TeacherScorer teacher;
  private final Likelihood likelihood;
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private double samples;

  /**
   * @param teacher of the voice; stays the caller's to close
   */
  public LikelihoodCheck(Voice voice, TeacherScorer teacher) {
    this.voice = voice;
    this.teacher = teacher;
    this.likelihood = new Likelihood(teacher.receptiveField());
  }

  /** Counts a test recording; one not longer than the teacher's receptive field says nothing. */
  public void add(Source source, long seed) {
    Manifest manifest = voice.manifest();
    Waveform recording =
        Resampler.resample(AudioFiles.read(source.file()), manifest.sampleRateHz());
    float[] weights = LabelMix.only(TestSet.label(source, manifest), manifest);
    FeatureTrack track = Resynthesis.UNCHANGED.features(recording, manifest, weights);
    double counted = track.samples() - (double) teacher.receptiveField();
    if (counted <= 0) {
      return;
    }
    float[] recorded = levelled(recording, manifest.gain(), track.samples());
    Draw draw = voice.draw(track, seed);
    Conditional ofStudent = teacher.of(draw.audio(), track);
    add(Report.TEST_KL, counted * likelihood.divergence(draw.given(), ofStudent));
    add("studentEntropy", counted * likelihood.entropy(draw.given()));
    add("teacherNllOfStudent", counted * likelihood.negative(ofStudent, draw.audio()));
    add("testNll", counted * likelihood.negative(teacher.of(recorded, track), recorded));
    samples += counted;
  }

  private static float[] levelled(Waveform recording, float gain, int samples) {
    float[] levelled = Arrays.copyOf(recording.samples(), samples);
    for (int i = 0; i < levelled.length; i++) {
      levelled[i] *= gain;
    }
    return levelled;
  }

  private void add(String name, double sum) {
    sums.merge(name, sum, Double::sum);
  }

  /** The figures by name, in nats a sample; none if no recording was long enough. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    sums.forEach((name, sum) -> figures.put(name, sum / samples));
    return figures;
  }
}
