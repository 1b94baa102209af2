package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.PredictedGaussian;
import flowtone.synthesis.Synthesizer;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import java.util.EnumSet;
import java.util.Set;

/** A teacher, sampled in one of its ways. */
public final class BenchmarkedTeacher implements BenchmarkedModel {
  private final Profile profile;
  private final TeacherSynthesizer teacher;
  private final Set<Mode> disciplines;
  private final TeacherScorer scorer;
  private final Runnable closing;

  private BenchmarkedTeacher(
      Profile profile,
      TeacherSynthesizer teacher,
      Set<Mode> disciplines,
      TeacherScorer scorer,
      Runnable closing) {
    this.profile = profile;
    this.teacher = teacher;
    this.disciplines = disciplines;
    this.scorer = scorer;
    this.closing = closing;
  }

  /**
   * By the textbook, which takes the same passes live as offline.
   *
   * @param teacher whose weights it takes
   * @param scorer of the same; stays the caller's to close
   */
  public static BenchmarkedTeacher textbook(TeacherSynthesizer teacher, TeacherScorer scorer) {
    TeacherSynthesizer naive = TeacherSynthesizer.naive(teacher.manifest(), teacher.trained());
    return new BenchmarkedTeacher(
        profile(naive, Ids.TEACHER_TEXTBOOK, "MAF teacher, textbook inverse", "a pass a sample"),
        naive,
        EnumSet.of(Mode.OFFLINE, Mode.DENSITY),
        scorer,
        naive::close);
  }

  /**
   * The quick way.
   *
   * @param teacher stays the caller's to close
   * @param scorer of the same; stays the caller's to close
   */
  public static BenchmarkedTeacher cached(TeacherSynthesizer teacher, TeacherScorer scorer) {
    return new BenchmarkedTeacher(
        profile(teacher, Ids.TEACHER_CACHED, "MAF teacher, cached", "a pass a frame in all"),
        teacher,
        EnumSet.allOf(Mode.class),
        scorer,
        () -> {});
  }

  private static Profile profile(
      TeacherSynthesizer teacher, String id, String title, String method) {
    long parameters = teacher.trained().parameters();
    return new Profile(
        id,
        title,
        method,
        parameters,
        teacher.receptiveField(),
        Float.BYTES * parameters,
        null,
        new Profile.PassesInWords("1", "T"));
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Set<Mode> disciplines() {
    return disciplines;
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
