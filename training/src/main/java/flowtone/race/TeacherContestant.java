package flowtone.race;

import flowtone.audio.FeatureTrack;
import flowtone.network.TeacherSampler;
import flowtone.network.TextbookSampler;
import flowtone.voice.TeacherVoice;
import java.util.Set;

/** A teacher, sampled in one of its ways. */
public final class TeacherContestant implements Contestant {
  private static final float TEMPERATURE = 1;

  private final Profile profile;
  private final TeacherVoice teacher;
  private final TeacherSampler sampler;
  private final Runnable closing;

  private TeacherContestant(
      Profile profile, TeacherVoice teacher, TeacherSampler sampler, Runnable closing) {
    this.profile = profile;
    this.teacher = teacher;
    this.sampler = sampler;
    this.closing = closing;
  }

  /** By the textbook. The teacher stays the caller's to close. */
  public static TeacherContestant textbook(TeacherVoice teacher) {
    TextbookSampler sampler = teacher.textbook();
    Profile profile =
        profile(teacher, Ids.TEACHER_TEXTBOOK, "MAF teacher, textbook inverse", "a pass a sample");
    return new TeacherContestant(profile, teacher, sampler, sampler::close);
  }

  /** The quick way. The teacher stays the caller's to close. */
  public static TeacherContestant cached(TeacherVoice teacher) {
    Profile profile =
        profile(teacher, Ids.TEACHER_CACHED, "MAF teacher, cached", "a pass a frame in all");
    return new TeacherContestant(profile, teacher, teacher.cached(), () -> {});
  }

  private static Profile profile(TeacherVoice teacher, String id, String title, String method) {
    long parameters = teacher.parameters();
    return new Profile(
        id,
        title,
        method,
        parameters,
        Float.BYTES * parameters,
        null,
        new Profile.PassesInWords("1", "T"));
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Set<Discipline> disciplines() {
    return Set.of(Discipline.OFFLINE);
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    return teacher.synthesize(track, seed, TEMPERATURE, sampler).samples();
  }

  @Override
  public void close() {
    closing.run();
  }
}
