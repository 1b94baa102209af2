package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import flowtone.incremental.NaiveSampler;
import flowtone.incremental.TeacherSampler;
import flowtone.model.FlowFamilies;
import flowtone.synthesis.PredictedGaussian;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherVoice;
import java.util.EnumSet;
import java.util.Set;

/** A teacher, sampled in one of two ways. */
public final class BenchmarkedTeacher implements BenchmarkedModel {
  private static final float TEMPERATURE = 1;

  /** How it is sampled, the modes it is timed in, and how the sampler is closed. */
  private record Method(TeacherSampler sampler, Set<Mode> modes, Runnable closing) {}

  private final ModelProfile profile;
  private final TeacherVoice teacher;
  private final Method method;
  private final TeacherScorer scorer;

  private BenchmarkedTeacher(
      ModelProfile profile, TeacherVoice teacher, Method method, TeacherScorer scorer) {
    this.profile = profile;
    this.teacher = teacher;
    this.method = method;
    this.scorer = scorer;
  }

  /**
   * A teacher sampled by the textbook inverse, which takes the same passes live as offline.
   *
   * @param teacher stays the caller's to close
   * @param scorer of the same teacher; stays the caller's to close
   */
  public static BenchmarkedTeacher textbook(TeacherVoice teacher, TeacherScorer scorer) {
    NaiveSampler sampler = teacher.textbook();
    Set<Mode> modes = EnumSet.of(Mode.OFFLINE, Mode.DENSITY);
    return new BenchmarkedTeacher(
        profile(
            teacher, ModelIds.TEACHER_TEXTBOOK, "MAF teacher, textbook inverse", "a pass a sample"),
        teacher,
        new Method(sampler, modes, sampler::close),
        scorer);
  }

  /**
   * A teacher sampled with cached activations.
   *
   * @param teacher stays the caller's to close
   * @param scorer of the same teacher; stays the caller's to close
   */
  public static BenchmarkedTeacher cached(TeacherVoice teacher, TeacherScorer scorer) {
    Set<Mode> modes = EnumSet.allOf(Mode.class);
    return new BenchmarkedTeacher(
        profile(teacher, ModelIds.TEACHER_CACHED, "MAF teacher, cached", "a pass a frame in all"),
        teacher,
        new Method(teacher.cached(), modes, () -> {}),
        scorer);
  }

  private static ModelProfile profile(
      TeacherVoice teacher, String id, String title, String method) {
    long parameters = teacher.parameters();
    return new ModelProfile(
        id,
        title,
        method,
        parameters,
        teacher.receptiveField(),
        null,
        ModelProfile.PassesInWords.of(FlowFamilies.MAF.passes()));
  }

  @Override
  public ModelProfile profile() {
    return profile;
  }

  @Override
  public Set<Mode> modes() {
    return method.modes();
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    return teacher.synthesize(track, seed, TEMPERATURE, method.sampler()).samples();
  }

  /** With cached activations only. */
  @Override
  public Live open(long seed) {
    return teacher.open(seed, TEMPERATURE)::next;
  }

  @Override
  public LogDensity score(float[] sound, FeatureTrack track) {
    CorpusLevel level = new CorpusLevel(teacher.manifest().gain());
    float[] noise = level.of(sound);
    PredictedGaussian given = scorer.of(noise.clone(), track);
    for (int t = 0; t < noise.length; t++) {
      noise[t] = (noise[t] - given.mean()[t]) * (float) Math.exp(-given.logScale()[t]);
    }
    return level.scored(noise, given.logScale());
  }

  @Override
  public void close() {
    method.closing().run();
  }
}
