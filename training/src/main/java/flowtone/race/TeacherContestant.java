package flowtone.race;

import flowtone.audio.FeatureTrack;
import flowtone.network.TeacherSampler;
import flowtone.network.TextbookSampler;
import flowtone.voice.Conditional;
import flowtone.voice.TeacherScorer;
import flowtone.voice.TeacherVoice;
import java.util.Optional;
import java.util.Set;

/** A teacher, sampled in one of its ways. */
public final class TeacherContestant implements Contestant {
  private static final float TEMPERATURE = 1;

  private final Profile profile;
  private final TeacherVoice teacher;
  private final TeacherSampler sampler;
  private final Optional<TeacherScorer> scorer;
  private final Runnable closing;

  private TeacherContestant(
      Profile profile,
      TeacherVoice teacher,
      TeacherSampler sampler,
      Optional<TeacherScorer> scorer,
      Runnable closing) {
    this.profile = profile;
    this.teacher = teacher;
    this.sampler = sampler;
    this.scorer = scorer;
    this.closing = closing;
  }

  /** By the textbook. The teacher stays the caller's to close. */
  public static TeacherContestant textbook(TeacherVoice teacher) {
    TextbookSampler sampler = teacher.textbook();
    Profile profile =
        profile(teacher, Ids.TEACHER_TEXTBOOK, "MAF teacher, textbook inverse", "a pass a sample");
    return new TeacherContestant(profile, teacher, sampler, Optional.empty(), sampler::close);
  }

  /** The quick way. The teacher stays the caller's to close. */
  public static TeacherContestant cached(TeacherVoice teacher) {
    Profile profile =
        profile(teacher, Ids.TEACHER_CACHED, "MAF teacher, cached", "a pass a frame in all");
    return new TeacherContestant(profile, teacher, teacher.cached(), Optional.empty(), () -> {});
  }

  /** The same, taking part in {@link Discipline#DENSITY} by a scorer that stays the caller's. */
  public TeacherContestant scoredBy(TeacherScorer by) {
    return new TeacherContestant(profile, teacher, sampler, Optional.of(by), closing);
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
        new Profile.PassesInWords("1", "T"));
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Set<Discipline> disciplines() {
    return scorer.isPresent()
        ? Set.of(Discipline.OFFLINE, Discipline.DENSITY)
        : Set.of(Discipline.OFFLINE);
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    return teacher.synthesize(track, seed, TEMPERATURE, sampler).samples();
  }

  @Override
  public Scored score(float[] sound, FeatureTrack track) {
    float gain = teacher.manifest().gain();
    float[] levelled = sound.clone();
    for (int t = 0; t < levelled.length; t++) {
      levelled[t] *= gain;
    }
    Conditional given = scorer.orElseThrow().of(levelled, track);
    float[] noise = new float[sound.length];
    float[] logDets = new float[sound.length];
    for (int t = 0; t < sound.length; t++) {
      noise[t] = (levelled[t] - given.mean()[t]) * (float) Math.exp(-given.logScale()[t]);
      logDets[t] = (float) Math.log(gain) - given.logScale()[t];
    }
    return new Scored(noise, logDets);
  }

  @Override
  public void close() {
    closing.run();
  }
}
