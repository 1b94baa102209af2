package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.incremental.NaiveSampler;
import flowtone.incremental.TeacherSampler;
import flowtone.model.FlowFamilies;
import flowtone.synthesis.PredictedGaussian;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherVoice;
import java.util.EnumSet;
import java.util.Set;

/** A teacher, sampled in one of its ways. */
public final class BenchmarkedTeacher implements BenchmarkedModel {
  private static final float TEMPERATURE = 1;

  /** How it is sampled, at what it can be timed, and what to do in the end. */
  private record Way(TeacherSampler sampler, Set<Mode> disciplines, Runnable closing) {}

  private final Profile profile;
  private final TeacherVoice teacher;
  private final Way way;
  private final TeacherScorer scorer;

  private BenchmarkedTeacher(Profile profile, TeacherVoice teacher, Way way, TeacherScorer scorer) {
    this.profile = profile;
    this.teacher = teacher;
    this.way = way;
    this.scorer = scorer;
  }

  /**
   * By the textbook, which takes the same passes live as offline.
   *
   * @param teacher stays the caller's to close
   * @param scorer of the same; stays the caller's to close
   */
  public static BenchmarkedTeacher textbook(TeacherVoice teacher, TeacherScorer scorer) {
    NaiveSampler sampler = teacher.textbook();
    Set<Mode> disciplines = EnumSet.of(Mode.OFFLINE, Mode.DENSITY);
    return new BenchmarkedTeacher(
        profile(teacher, Ids.TEACHER_TEXTBOOK, "MAF teacher, textbook inverse", "a pass a sample"),
        teacher,
        new Way(sampler, disciplines, sampler::close),
        scorer);
  }

  /**
   * The quick way.
   *
   * @param teacher stays the caller's to close
   * @param scorer of the same; stays the caller's to close
   */
  public static BenchmarkedTeacher cached(TeacherVoice teacher, TeacherScorer scorer) {
    Set<Mode> disciplines = EnumSet.allOf(Mode.class);
    return new BenchmarkedTeacher(
        profile(teacher, Ids.TEACHER_CACHED, "MAF teacher, cached", "a pass a frame in all"),
        teacher,
        new Way(teacher.cached(), disciplines, () -> {}),
        scorer);
  }

  private static Profile profile(TeacherVoice teacher, String id, String title, String method) {
    long parameters = teacher.parameters();
    return new Profile(
        id,
        title,
        method,
        parameters,
        teacher.receptiveField(),
        Float.BYTES * parameters,
        null,
        Profile.PassesInWords.of(FlowFamilies.MAF.passes()));
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Set<Mode> disciplines() {
    return way.disciplines();
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    return teacher.synthesize(track, seed, TEMPERATURE, way.sampler()).samples();
  }

  /** The quick way only. */
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
    way.closing().run();
  }
}
