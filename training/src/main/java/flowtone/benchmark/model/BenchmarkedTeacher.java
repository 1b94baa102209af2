package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import flowtone.model.FlowFamilies;
import flowtone.synthesis.PredictedGaussian;
import flowtone.synthesis.Synthesizer;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import java.util.EnumSet;
import java.util.Set;

/** A teacher, sampled in one of two ways. */
public final class BenchmarkedTeacher implements BenchmarkedModel {
  private final ModelProfile profile;
  private final TeacherSynthesizer teacher;
  private final Set<Mode> modes;
  private final TeacherScorer scorer;
  private final Runnable closing;

  private BenchmarkedTeacher(
      ModelProfile profile,
      TeacherSynthesizer teacher,
      Set<Mode> modes,
      TeacherScorer scorer,
      Runnable closing) {
    this.profile = profile;
    this.teacher = teacher;
    this.modes = modes;
    this.scorer = scorer;
    this.closing = closing;
  }

  /**
   * A teacher sampled by the textbook inverse, which takes the same passes live as offline.
   *
   * @param teacher whose weights are taken
   * @param scorer of the same teacher; stays the caller's to close
   */
  public static BenchmarkedTeacher textbook(TeacherSynthesizer teacher, TeacherScorer scorer) {
    TeacherSynthesizer naive = TeacherSynthesizer.naive(teacher.manifest(), teacher.trained());
    return new BenchmarkedTeacher(
        profile(
            naive, ModelIds.TEACHER_TEXTBOOK, "MAF teacher, textbook inverse", "a pass a sample"),
        naive,
        EnumSet.of(Mode.OFFLINE, Mode.DENSITY),
        scorer,
        naive::close);
  }

  /**
   * A teacher sampled with cached activations.
   *
   * @param teacher stays the caller's to close
   * @param scorer of the same teacher; stays the caller's to close
   */
  public static BenchmarkedTeacher cached(TeacherSynthesizer teacher, TeacherScorer scorer) {
    return new BenchmarkedTeacher(
        profile(teacher, ModelIds.TEACHER_CACHED, "MAF teacher, cached", "a pass a frame in all"),
        teacher,
        EnumSet.allOf(Mode.class),
        scorer,
        () -> {});
  }

  private static ModelProfile profile(
      TeacherSynthesizer teacher, String id, String title, String method) {
    long parameters = teacher.trained().parameters();
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
    return modes;
  }

  @Override
  public Synthesizer synthesizer() {
    return teacher;
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
    closing.run();
  }
}
